using System.Globalization;
using System.Text.Json.Nodes;
using System.Text;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>Finds the known word that an unknown one was probably meant to be, as the embedded engine does, by Elasticsearch's suggester of terms.</summary>
internal sealed class ElasticsearchSpelling(ElasticsearchClient client, string index)
{
    private const string Alone = "";

    /// <summary>By how many letters may be wrong.</summary>
    private static readonly string[] Suggesters = ["one", "two"];

    public async Task<string?> Corrected(string? text, CancellationToken cancellationToken)
    {
        var words = Syllables.Of(text);
        var asked = words.Where(Spelling.CanBeWrong).Select(w => w.Folded).Distinct(StringComparer.Ordinal).ToArray();
        if (asked.Length == 0 || words.Count > Spelling.MostWords)
        {
            return null;
        }

        var answer = await KnownAndNear(words, asked, cancellationToken);
        var isKnown = words.ConvertAll(w => !asked.Contains(w.Folded) || answer["aggregations"]!["known"]!["buckets"]![w.Folded]!["doc_count"]!.GetValue<long>() > 0);
        var unknown = words.Index().Where(w => !isKnown[w.Index])
            .Select(w => new Unknown(w.Index, Neighbours.Of(words, isKnown, w.Index), Near(answer, w.Item.Folded)))
            .Where(u => u.Candidates.Length > 0).ToArray();
        if (unknown.Length == 0)
        {
            return null;
        }

        var others = await Written(await Best(unknown, cancellationToken), cancellationToken);
        var (corrected, end) = (new StringBuilder(), 0);
        foreach (var (position, word) in words.Index())
        {
            corrected.Append(text, end, word.Start - end).Append(others.GetValueOrDefault(position, text![word.Start..word.End]));
            end = word.End;
        }

        return corrected.Append(text, end, text!.Length - end).ToString();
    }

    /// <summary>How many documents hold each word, and what stands near it.</summary>
    private async Task<JsonNode> KnownAndNear(IReadOnlyList<Syllable> words, string[] asked, CancellationToken cancellationToken)
    {
        var known = new JsonObject();
        foreach (var word in words.Where(w => asked.Contains(w.Folded)).DistinctBy(w => w.Folded, StringComparer.Ordinal))
        {
            known[word.Folded] = new JsonObject
            {
                ["bool"] = new JsonObject { ["should"] = new JsonArray(QueryBody.Term(Fields.All, word.Folded), QueryBody.Term(Fields.AllStems, word.Stem)) },
            };
        }

        return await client.Ask($"{index}/_search", new JsonObject
        {
            ["size"] = 0,
            ["track_total_hits"] = false,
            ["aggs"] = new JsonObject { ["known"] = new JsonObject { ["filters"] = new JsonObject { ["filters"] = known } } },
            ["suggest"] = new JsonObject
            {
                [Suggesters[0]] = Suggester(asked, edits: 1),
                [Suggesters[1]] = Suggester(asked.Where(Spelling.IsLong), edits: 2),
            },
        }, cancellationToken);
    }

    /// <summary>Those with the fewest wrong letters, the most used first.</summary>
    private static string[] Near(JsonNode answer, string word) => Suggesters
        .Select(edits => answer["suggest"]![edits]!.AsArray()
            .Where(entry => entry!["text"]!.GetValue<string>() == word)
            .SelectMany(entry => entry!["options"]!.AsArray().Select(option => option!["text"]!.GetValue<string>())).Distinct(StringComparer.Ordinal).ToArray())
        .FirstOrDefault(options => options.Length > 0) ?? [];

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
            ["size"] = Spelling.MostCandidates,
        },
    };

    /// <summary>For each unknown word the candidate that most documents hold beside its neighbours, then the most used.</summary>
    private async Task<IReadOnlyList<(Unknown Unknown, string Word)>> Best(Unknown[] unknown, CancellationToken cancellationToken)
    {
        var pairs = unknown.SelectMany(u => u.Candidates.SelectMany(c => u.Neighbours.With(c))).Distinct(StringComparer.Ordinal).ToArray();
        var counts = pairs.Length == 0 ? [] : await DocumentsWith(pairs, cancellationToken);
        return [.. unknown.Select(u => (u, u.Candidates.MaxBy(c => u.Neighbours.With(c).Sum(pair => counts[pair]))!))];
    }

    private async Task<Dictionary<string, long>> DocumentsWith(string[] pairs, CancellationToken cancellationToken)
    {
        var filters = new JsonObject(pairs.Select(p => KeyValuePair.Create<string, JsonNode?>(p, QueryBody.Term(Fields.AllPairs, p))));
        var answer = await Counted(new JsonObject { ["pairs"] = new JsonObject { ["filters"] = new JsonObject { ["filters"] = filters } } }, cancellationToken);
        return pairs.ToDictionary(p => p, p => answer["pairs"]!["buckets"]![p]!["doc_count"]!.GetValue<long>(), StringComparer.Ordinal);
    }

    /// <summary>By their positions: as beside its neighbours, or else with the marks it mostly has.</summary>
    private async Task<Dictionary<int, string>> Written(IReadOnlyList<(Unknown Unknown, string Word)> best, CancellationToken cancellationToken)
    {
        var aggregations = new JsonObject();
        foreach (var (unknown, word) in best)
        {
            aggregations[Name(unknown, Alone)] = new JsonObject { ["terms"] = new JsonObject { ["field"] = Fields.Spellings, ["include"] = word + Spelling.Parting + ".*", ["size"] = 1 } };
            foreach (var pair in unknown.Neighbours.With(word))
            {
                aggregations[Name(unknown, pair)] = new JsonObject
                {
                    ["filter"] = QueryBody.Term(Fields.AllPairs, pair),
                    ["aggs"] = new JsonObject { ["documents"] = new JsonObject { ["top_hits"] = new JsonObject { ["size"] = Spelling.MostRead, ["_source"] = new JsonArray(IndexLayout.Texts, IndexLayout.Keywords) } } },
                };
            }
        }

        var answer = await Counted(aggregations, cancellationToken);
        return best.ToDictionary(b => b.Unknown.Position, b =>
            b.Unknown.Neighbours.WritingOf(b.Word, b.Unknown.Neighbours.With(b.Word).SelectMany(pair => answer[Name(b.Unknown, pair)]!["documents"]!["hits"]!["hits"]!.AsArray()).SelectMany(hit => TextsOf(hit!["_source"]!)))
            ?? (answer[Name(b.Unknown, Alone)]!["buckets"]!.AsArray() is [{ } mostly, ..] ? mostly["key"]!.GetValue<string>()[(b.Word.Length + 1)..] : b.Word));

        static string Name(Unknown unknown, string of) => string.Create(CultureInfo.InvariantCulture, $"{unknown.Position}:{of}");
    }

    private async Task<JsonNode> Counted(JsonObject aggregations, CancellationToken cancellationToken) =>
        (await client.Ask($"{index}/_search", new JsonObject { ["size"] = 0, ["track_total_hits"] = false, ["aggs"] = aggregations }, cancellationToken))["aggregations"]!;

    private static IEnumerable<string> TextsOf(JsonNode source) => IndexLayout.Text(source, Fields.Title).Sides().Concat(IndexLayout.Text(source, Fields.Summary).Sides()).Concat(IndexLayout.KeywordsOf(source));

    /// <param name="Candidates">The most used first.</param>
    private sealed record Unknown(int Position, Neighbours Neighbours, string[] Candidates);
}
