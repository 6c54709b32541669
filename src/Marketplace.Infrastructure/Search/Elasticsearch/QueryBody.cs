using System.Text.Json.Nodes;
using Lucene.Net.Search;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>The question as the embedded engine asks it, in Elasticsearch's words.</summary>
internal static class QueryBody
{
    public static JsonObject Of(Query query) => query switch
    {
        MatchAllDocsQuery => new JsonObject { ["match_all"] = new JsonObject() },
        TermQuery term => Term(term.Term.Field, term.Term.Text, term.Boost),
        BooleanQuery { Clauses.Count: 0 } => new JsonObject { ["match_none"] = new JsonObject() },
        BooleanQuery several => Several(several),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "Questions are made of terms."),
    };

    public static JsonObject Term(string field, JsonNode value, float boost = 1) =>
        new() { ["term"] = new JsonObject { [field] = new JsonObject { ["value"] = value, ["boost"] = boost } } };

    public static JsonObject Terms(string field, IEnumerable<string> values) =>
        new() { ["terms"] = new JsonObject { [field] = new JsonArray([.. values.Select(v => (JsonNode?)v)]) } };

    private static JsonObject Several(BooleanQuery query)
    {
        var body = new JsonObject { ["boost"] = query.Boost };
        foreach (var (occur, name) in new[] { (Occur.MUST, "must"), (Occur.SHOULD, "should"), (Occur.MUST_NOT, "must_not") })
        {
            if (query.Clauses.Where(c => c.Occur == occur).Select(c => (JsonNode?)Of(c.Query)).ToArray() is { Length: > 0 } clauses)
            {
                body[name] = new JsonArray(clauses);
            }
        }

        if (query.MinimumNumberShouldMatch > 0)
        {
            body["minimum_should_match"] = query.MinimumNumberShouldMatch;
        }

        return new JsonObject { ["bool"] = body };
    }
}
