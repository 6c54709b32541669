using System.Globalization;
using System.Text.Json.Nodes;
using System.Text;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>Finds the known word that an unknown one was probably meant to be, as the embedded engine does, by Elasticsearch's suggester of terms.</summary>
internal sealed class ElasticsearchSpelling(ElasticsearchClient client, string index)
{
    public async Task<string?> Corrected(string? text, CancellationToken cancellationToken)
    {
        var words = Syllables.Of(text);
        var asked = words.Where(Spelling.CanBeWrong).Select(w => w.Folded).Distinct(StringComparer.Ordinal).ToArray();
        if (asked.Length == 0 || words.Count > Spelling.MostWords)
        {
            return null;
        }

        var others = await Nearest(words, asked, cancellationToken);
        if (others.Count == 0)
        {
            return null;
        }

        var written = await MostWritten([.. others.Values.Distinct(StringComparer.Ordinal)], cancellationToken);
        var (corrected, end) = (new StringBuilder(), 0);
        foreach (var word in words)
        {
            corrected.Append(text, end, word.Start - end);
            corrected.Append(others.TryGetValue(word.Folded, out var other) ? written.GetValueOrDefault(other, other) : text![word.Start..word.End]);
            end = word.End;
        }

        return corrected.Append(text, end, text!.Length - end).ToString();
    }

    /// <summary>For each unknown word the nearest known one.</summary>
    private async Task<Dictionary<string, string>> Nearest(IReadOnlyList<Syllable> words, string[] asked, CancellationToken cancellationToken)
    {
        var known = new JsonObject();
        foreach (var word in words.Where(w => asked.Contains(w.Folded)).DistinctBy(w => w.Folded, StringComparer.Ordinal))
        {
            known[word.Folded] = new JsonObject
            {
                ["bool"] = new JsonObject { ["should"] = new JsonArray(QueryBody.Term(Fields.All, word.Folded), QueryBody.Term(Fields.AllStems, word.Stem)) },
            };
        }

        var answer = await client.Ask($"{index}/_search", new JsonObject
        {
            ["size"] = 0,
            ["track_total_hits"] = false,
            ["aggs"] = new JsonObject { ["known"] = new JsonObject { ["filters"] = new JsonObject { ["filters"] = known } } },
            ["suggest"] = new JsonObject
            {
                ["one"] = Suggester(asked, edits: 1),
                ["two"] = Suggester(asked.Where(Spelling.IsLong), edits: 2),
            },
        }, cancellationToken);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var edits in new[] { "one", "two" })
        {
            foreach (var entry in answer["suggest"]![edits]!.AsArray())
            {
                var word = entry!["text"]!.GetValue<string>();
                var isKnown = answer["aggregations"]!["known"]!["buckets"]![word]?["doc_count"]?.GetValue<int>() > 0;
                if (!isKnown && entry["options"]!.AsArray() is [{ } best, ..])
                {
                    found.TryAdd(word, best["text"]!.GetValue<string>());
                }
            }
        }

        return found;
    }

    /// <summary>Among those with so many wrong letters the most used; the first letter is rarely wrong.</summary>
    private static JsonObject Suggester(IEnumerable<string> words, int edits) => new()
    {
        ["text"] = string.Join(' ', words),
        ["term"] = new JsonObject
        {
            ["field"] = Fields.All,
            ["max_edits"] = edits,
            ["prefix_length"] = 1,
            ["min_word_length"] = Spelling.ShortestWord,
            ["suggest_mode"] = "missing",
            ["sort"] = "frequency",
            ["size"] = 1,
        },
    };

    /// <summary>Each with the marks it mostly has.</summary>
    private async Task<Dictionary<string, string>> MostWritten(IReadOnlyList<string> folded, CancellationToken cancellationToken)
    {
        var aggregations = new JsonObject();
        for (var i = 0; i < folded.Count; i++)
        {
            aggregations[Name(i)] = new JsonObject { ["terms"] = new JsonObject { ["field"] = Fields.Spellings, ["include"] = folded[i] + Spelling.Parting + ".*", ["size"] = 1 } };
        }

        var answer = await client.Ask($"{index}/_search", new JsonObject { ["size"] = 0, ["track_total_hits"] = false, ["aggs"] = aggregations }, cancellationToken);
        return folded.Select((word, i) => (word, buckets: answer["aggregations"]![Name(i)]!["buckets"]!.AsArray()))
            .Where(f => f.buckets.Count > 0)
            .ToDictionary(f => f.word, f => f.buckets[0]!["key"]!.GetValue<string>()[(f.word.Length + 1)..], StringComparer.Ordinal);

        static string Name(int i) => i.ToString(CultureInfo.InvariantCulture);
    }
}
