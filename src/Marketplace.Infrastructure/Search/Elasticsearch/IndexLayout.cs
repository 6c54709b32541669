using System.Globalization;
using System.Text.Json.Nodes;
using System.Text;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>
/// How documents lie in an index: the same fields with the same words as on the embedded engine, cut by our own code, so that both
/// engines find the same in nearly the same order. Elasticsearch only parts them at blanks.
/// </summary>
internal static class IndexLayout
{
    public const string Texts = "texts";
    public const string Keywords = "keywords";
    public const string Position = "position";
    public const string Generation = "generation";
    public const string Schema = "schema";
    public const string Database = "database";

    /// <summary>The id of the document that says where the index stands.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>Its kind; no search asks for it.</summary>
    public const int CheckpointKind = -1;

    public const string TooLong = "It holds a term of more than 32,766 bytes.";

    /// <summary>Lucene's, in bytes of UTF-8.</summary>
    private const int LongestTerm = 32_766;

    /// <summary>
    /// Refreshed by who changes it. One shard: rarity is then the same for all documents, and a hundred thousand of them fit well.
    /// That something was taken out is remembered for longer than any feeder tries again: what comes late must not bring it back.
    /// </summary>
    public static JsonObject Index(string replicas) => new()
    {
        ["settings"] = new JsonObject
        {
            ["number_of_shards"] = 1,
            ["auto_expand_replicas"] = replicas,
            ["refresh_interval"] = "-1",
            ["gc_deletes"] = "1h",
            ["analysis"] = new JsonObject { ["analyzer"] = new JsonObject { ["default"] = new JsonObject { ["type"] = "whitespace" } } },
        },
        ["mappings"] = new JsonObject
        {
            ["dynamic"] = "strict",
            ["properties"] = new JsonObject
            {
                [Fields.Key] = Of("keyword"),
                [Fields.Id] = Of("keyword"),
                [Fields.Kind] = Of("short"),
                [Fields.Digest] = new JsonObject { ["type"] = "long", ["index"] = false },
                [Fields.Published] = new JsonObject { ["type"] = "long", ["index"] = false },
                [Fields.Trl] = new JsonObject { ["type"] = "byte", ["index"] = false },
                [Fields.Facets] = new JsonObject { ["properties"] = new JsonObject(FacetNames.All.Select(f => KeyValuePair.Create<string, JsonNode?>(f, Of("keyword")))) },
                [Fields.Title] = Words(),
                [Fields.TitleStems] = Words(),
                [Fields.All] = Words(),
                [Fields.AllExact] = Words(),
                [Fields.AllPairs] = Words(),
                [Fields.AllStems] = Words(),
                [Fields.Beginnings] = Of("keyword"),
                [Fields.Spellings] = Of("keyword"),
                [Fields.Refusal] = Unsearched(),
                [Texts] = Unsearched(),
                [Keywords] = Unsearched(),
                [Position] = new JsonObject { ["type"] = "long", ["index"] = false },
                [Generation] = new JsonObject { ["type"] = "integer", ["index"] = false },
                [Schema] = Unsearched(),
                [Database] = Unsearched(),
            },
        },
    };

    public static JsonObject Of(SearchDocument source)
    {
        var document = Begun(source, (int)source.Kind);
        document[Fields.Published] = source.PublishedAt.Ticks;
        document[Fields.Trl] = source.Trl ?? 0;
        document[Fields.Facets] = new JsonObject(source.Facets.Where(f => FacetNames.All.Contains(f.Key, StringComparer.Ordinal)).Select(f => KeyValuePair.Create<string, JsonNode?>(f.Key, List(f.Value))));
        document[Texts] = new JsonObject
        {
            [Fields.Title + ".vi"] = source.Title.Vi,
            [Fields.Title + ".en"] = source.Title.En,
            [Fields.Summary + ".vi"] = source.Summary.Vi,
            [Fields.Summary + ".en"] = source.Summary.En,
        };
        document[Keywords] = List(source.Keywords);
        foreach (var (field, words) in DocumentWords.Of(source))
        {
            document[field] = string.Join(' ', words);
        }

        document[Fields.Beginnings] = List(Suggestions.BeginningsOf(source));
        document[Fields.Spellings] = List(DocumentWords.SpellingsOf(source));
        return document;
    }

    public static bool HasTooLongTerm(SearchDocument source) =>
        source.Facets.Values.SelectMany(codes => codes).Concat(DocumentWords.SpellingsOf(source)).Any(term => term.Length > LongestTerm / 3 && Encoding.UTF8.GetByteCount(term) > LongestTerm);

    /// <summary>What stands in the place of a document that could not be taken in.</summary>
    public static JsonObject Refused(SearchDocument source, string why)
    {
        var document = Begun(source, Fields.RefusedKind + (int)source.Kind);
        document[Fields.Refusal] = why;
        return document;
    }

    public static JsonObject CheckpointOf(IndexCheckpoint checkpoint, string database) => new()
    {
        [Fields.Kind] = CheckpointKind,
        [Position] = checkpoint.Position,
        [Generation] = checkpoint.Generation,
        [Schema] = Fields.Schema,
        [Database] = database,
    };

    /// <summary>None for one by another database or another analysis.</summary>
    public static IndexCheckpoint CheckpointIn(JsonNode? stored, string database) =>
        stored is not null && stored[Schema]?.GetValue<string>() == Fields.Schema && stored[Database]?.GetValue<string>() == database
            ? new IndexCheckpoint(stored[Position]!.GetValue<long>(), stored[Generation]!.GetValue<int>())
            : default;

    public static Bilingual Text(JsonNode source, string field) => new(source[Texts]?[field + ".vi"]?.GetValue<string>(), source[Texts]?[field + ".en"]?.GetValue<string>());

    public static IEnumerable<string> KeywordsOf(JsonNode source) => source[Keywords]?.AsArray().Select(k => k!.GetValue<string>()) ?? [];

    /// <summary>In the order of ids: hexadecimal, the greatest first when sorted downwards.</summary>
    public static string IdOf(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);

    private static JsonObject Begun(SearchDocument source, int kind) => new()
    {
        [Fields.Key] = Fields.KeyOf(source.Kind, source.Id),
        [Fields.Id] = IdOf(source.Id),
        [Fields.Kind] = kind,
        [Fields.Digest] = source.Digest(),
    };

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode?)t)];

    private static JsonObject Of(string type) => new() { ["type"] = type };

    private static JsonObject Words() => new() { ["type"] = "text", ["index_options"] = "freqs" };

    private static JsonObject Unsearched() => new() { ["type"] = "object", ["enabled"] = false };
}
