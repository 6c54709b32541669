using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Search;

/// <summary>The fields of a document in the index, the same in every engine.</summary>
internal static class Fields
{
    /// <summary>Raised whenever analysis or fields change: an index of another version is built anew.</summary>
    public const string Schema = "2";

    public const string Id = "id";
    public const string Kind = "kind";
    public const string Key = "key";
    public const string Published = "published";
    public const string Trl = "trl";
    public const string Digest = "digest";

    /// <summary>Codes of all facets.</summary>
    public const string Facets = "facets";

    /// <summary>Why the document could not be taken in.</summary>
    public const string Refusal = "refusal";

    /// <summary>Everything, folded: what decides whether a document is found at all.</summary>
    public const string All = "all";
    public const string AllPairs = "all2";
    public const string AllExact = "allx";

    /// <summary>English only, by stems.</summary>
    public const string AllStems = "alle";
    public const string Title = "title";
    public const string TitleStems = "titlee";
    public const string Summary = "summary";
    public const string Keyword = "keyword";

    /// <summary>What completes a text that is being typed.</summary>
    public const string Beginnings = "begin";

    /// <summary>Words as they are written, below their folded form.</summary>
    public const string Spellings = "spell";

    /// <summary>Added to the kind of a document that was refused: no search asks for such a kind.</summary>
    public const int RefusedKind = 128;

    /// <summary>Fields whose words give scores.</summary>
    public static readonly IReadOnlyList<string> Counted = [Title, TitleStems, All, AllExact, AllPairs, AllStems];

    public static string KeyOf(DocumentKind kind, Guid id) => $"{(int)kind}:{id:N}";

    public static DocumentKind KindOf(long stored) => (DocumentKind)(stored % RefusedKind);

    public static bool IsRefused(long stored) => stored >= RefusedKind;
}
