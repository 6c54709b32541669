using System.Runtime.InteropServices;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Ports;

/// <summary>
/// Full-text search over the public layer only. Fed by the index log, whose position is a document's version;
/// it can be rebuilt from the database at any time without a gap in service.
/// </summary>
public interface ISearchIndex
{
    /// <summary>What this index has taken in and committed; none for a new one. After a rebuild it is the new index's, also while searches still see the old one.</summary>
    IndexCheckpoint Checkpoint { get; }

    /// <summary>Takes up what others did meanwhile: commits of the process that owns the index, or a rebuilt one.</summary>
    /// <returns>Whether this process feeds the index; otherwise another one does, and this one follows.</returns>
    ValueTask<bool> Refresh(CancellationToken cancellationToken);

    /// <summary>Never throws for anything a person can type: any text is searched as words.</summary>
    /// <returns>Null while the index cannot answer: not built yet, or out of reach.</returns>
    ValueTask<SearchAnswer?> Search(SearchRequest request, CancellationToken cancellationToken);

    /// <summary>Puts changes into the index and moves its position with them, as one commit; searchable when it returns.</summary>
    Task Apply(IReadOnlyList<IndexChange> changes, long position, CancellationToken cancellationToken);

    /// <summary>Says that the log holds nothing more: a rebuilt index that was still behind the old one takes its place.</summary>
    ValueTask CaughtUp(CancellationToken cancellationToken);

    /// <summary>Builds a new index beside the running one. Searches see it as soon as it is not behind the old one: no hit is lost for a moment.</summary>
    /// <param name="from">Read before the scan began; there the log is taken up again.</param>
    Task Rebuild(IAsyncEnumerable<SearchDocument> documents, IndexCheckpoint from, CancellationToken cancellationToken);
}

/// <summary>Where an index stands.</summary>
/// <param name="Position">The last position of the log that it holds; 0 for a new index.</param>
/// <param name="Generation">How often all indexes were ordered to be built anew before this one was.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IndexCheckpoint(long Position, int Generation);

public enum DocumentKind
{
    Listing,
    Demand,
    Organisation,
}

/// <summary>One subject to index: its document, or null when the public no longer sees it.</summary>
public sealed record IndexChange(DocumentKind Kind, Guid Id, SearchDocument? Document);

/// <summary>What the public sees of a listing, demand or organisation, as the index needs it.</summary>
/// <param name="Keywords">Words a reader may look for, in any language, among them the owner's name and the code.</param>
/// <param name="Facets">Codes by facet name (see <see cref="FacetNames"/>); several codes of one facet are allowed.</param>
/// <param name="PublishedAt">UTC; the order of "newest".</param>
public sealed record SearchDocument(
    DocumentKind Kind,
    Guid Id,
    Bilingual Title,
    Bilingual Summary,
    Bilingual Body,
    IReadOnlyList<string> Keywords,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Facets,
    DateTime PublishedAt,
    int? Trl);

/// <summary>The names of facets in URLs and in the index.</summary>
public static class FacetNames
{
    public const string FieldHead = "head";
    public const string Field = "field";
    public const string TrlBand = "trl";
    public const string Right = "right";
    public const string Owner = "owner";
    public const string Capability = "role";
    public const string Province = "province";

    public static readonly IReadOnlyList<string> All = [FieldHead, Field, TrlBand, Right, Owner, Capability, Province];
}

public enum SearchSort
{
    Relevance,
    Newest,
    Trl,
}

/// <summary>What a person asks. Values of one facet are alternatives; different facets narrow each other.</summary>
/// <param name="Text">Any text or none; without text everything of the kind is found.</param>
/// <param name="Take">At most 100.</param>
public sealed record SearchRequest(
    DocumentKind Kind,
    string? Text,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Filters,
    SearchSort Sort,
    int Skip,
    int Take,
    Language Language);

/// <param name="Facets">Counts by facet and code over all hits, each facet counted as if it were not filtered itself.</param>
public sealed record SearchAnswer(
    int Total,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets);

public sealed record SearchHit(Guid Id, float Score, IReadOnlyList<Fragment> Title, IReadOnlyList<Fragment> Summary, Language TitleLanguage, Language SummaryLanguage);

/// <summary>A piece of text, marked when it is one of the words looked for.</summary>
public sealed record Fragment(string Text, bool IsMatch);

public sealed record FacetCount(string Code, int Count);
