using System.Text.Json.Nodes;
using Lucene.Net.Search;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>The question as the embedded engine asks it, in Elasticsearch's words.</summary>
internal static class QueryBody
{
    /// <summary>As many words as are needed, each in one of its forms; what decides the order may be missing. One list for each field: Elasticsearch, too, counts clauses.</summary>
    public static JsonObject Of(Question question)
    {
        if (question.IsEverything)
        {
            return new JsonObject { ["match_all"] = new JsonObject() };
        }

        if (question.Words.Count == 0)
        {
            return new JsonObject { ["match_none"] = new JsonObject() };
        }

        return new JsonObject
        {
            ["bool"] = new JsonObject
            {
                ["must"] = Any(question.Words.Select(forms => Any(forms.Select(Of))), question.Needed),
                ["should"] = new JsonArray([.. question.Order.GroupBy(t => t.Term!.Field, StringComparer.Ordinal).Select(field => Any(field.Select(Of)))]),
            },
        };
    }

    public static JsonObject Term(string field, JsonNode value, float boost = 1) =>
        new() { ["term"] = new JsonObject { [field] = new JsonObject { ["value"] = value, ["boost"] = boost } } };

    public static JsonObject Terms(string field, IEnumerable<string> values) =>
        new() { ["terms"] = new JsonObject { [field] = new JsonArray([.. values.Select(v => (JsonNode?)v)]) } };

    private static JsonObject Of(SoughtTerm sought) => sought.Term is { } term ? Term(term.Field, term.Text, sought.Weight) : Of(sought.Query!, sought.Weight);

    /// <summary>Other words for a part: one term, or several beside each other.</summary>
    private static JsonObject Of(Query query, float weight) => query switch
    {
        TermQuery term => Term(term.Term.Field, term.Term.Text, weight * term.Boost),
        BooleanQuery several => Several(several, weight),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "Questions are made of terms."),
    };

    private static JsonObject Several(BooleanQuery query, float weight)
    {
        var body = new JsonObject { ["boost"] = weight * query.Boost };
        foreach (var (occur, name) in new[] { (Occur.MUST, "must"), (Occur.SHOULD, "should") })
        {
            if (query.Clauses.Where(c => c.Occur == occur).Select(c => (JsonNode?)Of(c.Query, weight: 1)).ToArray() is { Length: > 0 } clauses)
            {
                body[name] = new JsonArray(clauses);
            }
        }

        return new JsonObject { ["bool"] = body };
    }

    private static JsonObject Any(IEnumerable<JsonNode> clauses, int needed = 1) =>
        new() { ["bool"] = new JsonObject { ["should"] = new JsonArray([.. clauses]), ["minimum_should_match"] = needed } };
}
