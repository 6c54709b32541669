using System.Text.Json.Nodes;
using Lucene.Net.Index;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>
/// How rare the words of a text are. No search answer tells that, but the vectors of a document that is only made up do
/// ("_termvectors" with "term_statistics"). Asked for only where it is needed: for very long texts and with nearness.
/// </summary>
internal sealed class TermVectors : ITermStatistics
{
    /// <summary>Nothing was asked, because nothing needs it.</summary>
    public static readonly TermVectors None = new([], 0);

    private readonly Dictionary<Term, int> _documents;

    private TermVectors(Dictionary<Term, int> documents, int all)
    {
        _documents = documents;
        Documents = all;
    }

    public int Documents { get; }

    public int DocumentsWith(Term term) => _documents.GetValueOrDefault(term);

    public static async Task<TermVectors> Of(ElasticsearchClient client, string index, string? text, CancellationToken cancellationToken)
    {
        var words = Syllables.Of(text);
        if (words.Count == 0)
        {
            return None;
        }

        var answer = await client.Ask($"{index}/_termvectors", new JsonObject
        {
            ["doc"] = new JsonObject
            {
                [Fields.All] = string.Join(' ', words.Select(w => w.Folded)),
                [Fields.AllPairs] = string.Join(' ', Syllables.Pairs(words)),
                [Fields.AllExact] = string.Join(' ', words.Select(w => w.Exact)),
            },
            ["fields"] = new JsonArray(Fields.All, Fields.AllPairs, Fields.AllExact),
            ["term_statistics"] = true,
            ["positions"] = false,
            ["offsets"] = false,
        }, cancellationToken);
        var (documents, all) = (new Dictionary<Term, int>(), 0);
        foreach (var (field, vector) in answer["term_vectors"]!.AsObject())
        {
            all = Math.Max(all, vector!["field_statistics"]?["doc_count"]?.GetValue<int>() ?? 0);
            foreach (var (term, statistics) in vector["terms"]!.AsObject())
            {
                documents[new Term(field, term)] = statistics!["doc_freq"]?.GetValue<int>() ?? 0;
            }
        }

        return new TermVectors(documents, all);
    }
}
