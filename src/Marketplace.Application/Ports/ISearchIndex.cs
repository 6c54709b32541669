using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Completes what a person is typing, with or without marks: titles and keywords of a kind from the beginning of any of their words, and names of organisations.</summary>
    /// <returns>At most <see cref="SuggestRequest.Most"/>, the most useful first; none while the index cannot answer.</returns>
    ValueTask<IReadOnlyList<Suggestion>> Suggest(SuggestRequest request, CancellationToken cancellationToken);

    /// <summary>Documents that say much the same as one that the index holds, best first; never the document itself.</summary>
    /// <returns>None when the index does not hold it; null while the index cannot answer.</returns>
    ValueTask<IReadOnlyList<SearchHit>?> MoreLikeThis(LikeRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Puts changes into the index and moves its position with them, as one commit; searchable when it returns. A document that
    /// cannot be analysed leaves a mark in its place, which no search finds and <see cref="Contents"/> tells of.
    /// </summary>
    /// <param name="position">The log's position up to which the changes go: the version of each of their documents.</param>
    Task Apply(IReadOnlyList<IndexChange> changes, long position, CancellationToken cancellationToken);

    /// <summary>Says that the log holds nothing more: a rebuilt index that was still behind the old one takes its place.</summary>
    ValueTask CaughtUp(CancellationToken cancellationToken);

    /// <summary>Builds a new index beside the running one. Searches see it as soon as it is not behind the old one: no hit is lost for a moment.</summary>
    /// <param name="from">Read before the scan began; there the log is taken up again.</param>
    Task Rebuild(IAsyncEnumerable<SearchDocument> documents, IndexCheckpoint from, CancellationToken cancellationToken);

    /// <summary>Everything that searches see, in no order, to be compared with the database.</summary>
    IAsyncEnumerable<IndexedDocument> Contents(CancellationToken cancellationToken);
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

/// <summary>A document as it lies in the index.</summary>
/// <param name="Digest">Of the document that was put in (<see cref="SearchDocument.Digest"/>).</param>
/// <param name="Refusal">Why it could not be taken in, and is not found until it is changed; null for all others.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IndexedDocument(DocumentKind Kind, Guid Id, long Digest, string? Refusal);

/// <summary>What the public sees of a listing, demand or organisation, as the index needs it.</summary>
/// <param name="Keywords">Of the text itself, in any language; suggested while somebody types.</param>
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
    int? Trl)
{
    /// <summary>What else it is looked for by, as much as by its title: the owner's name, the code, numbers of patents.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The same for two documents that say the same, in every process and on every engine.</summary>
    public long Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Title.Vi, Title.En, Summary.Vi, Summary.En, Body.Vi, Body.En);
        Add(hash, [.. Keywords, null, .. Names, null]);
        foreach (var (name, codes) in Facets.Where(f => f.Value.Count > 0).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Add(hash, [name, .. codes.Order(StringComparer.Ordinal), null]);
        }

        Span<byte> numbers = stackalloc byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, PublishedAt.Ticks);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[8..], Trl ?? 0);
        hash.AppendData(numbers);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }

    /// <summary>Each text with its end, so that none runs into the next.</summary>
    private static void Add(IncrementalHash hash, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            hash.AppendData(text is null ? [0xFE] : Encoding.UTF8.GetBytes(text));
            hash.AppendData([0xFF]);
        }
    }
}

/// <summary>The names of facets in URLs and in the index.</summary>
public static class FacetNames
{
    public const string FieldHead = "head";
    public const string Field = "field";

    /// <summary>Section of the classification of industries (VSIC).</summary>
    public const string Industry = "vsic";
    public const string TrlBand = "trl";

    /// <summary>Right that is offered, or wanted.</summary>
    public const string Right = "right";
    public const string PriceMode = "price";

    /// <summary>Price that is asked, or budget that there is.</summary>
    public const string PriceBand = "amount";
    public const string IpStatus = "ip";

    /// <summary>Legal kind of the owner.</summary>
    public const string Owner = "owner";
    public const string Capability = "role";
    public const string Province = "province";
    public const string PriorityTag = "tag";
    public const string StateFunded = "state";

    /// <summary>The Hanoi day on which it was last confirmed, "2026-11-24": an age would be wrong the next day.</summary>
    public const string ConfirmedOn = "confirmed";

    public static readonly IReadOnlyList<string> All =
        [FieldHead, Field, Industry, TrlBand, Right, PriceMode, PriceBand, IpStatus, Owner, Capability, Province, PriorityTag, StateFunded, ConfirmedOn];
}

public enum SearchSort
{
    /// <summary>The best first; without words all are equally good, and the newest comes first.</summary>
    Relevance,

    /// <summary>By the day of publication.</summary>
    Newest,

    /// <summary>The readiest first, those that state no level last.</summary>
    Trl,
}

/// <summary>What a person asks. Values of one facet are alternatives; different facets narrow each other.</summary>
/// <param name="Text">Any text or none; without text everything of the kind is found.</param>
/// <param name="Skip">By relevance only, where pages are numbered: with <paramref name="Take"/> at most <see cref="Window"/>. Other orders go on after a cursor.</param>
/// <param name="Take">At most 100.</param>
public sealed record SearchRequest(
    DocumentKind Kind,
    string? Text,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Filters,
    SearchSort Sort,
    int Skip,
    int Take,
    Language Language)
{
    /// <summary>So many of the best hits are put in order by relevance; people narrow down instead of paging on.</summary>
    public const int Window = 1_000;

    /// <summary>In every order but relevance: where the page before ended; null for the first.</summary>
    public SearchCursor? After { get; init; }

    /// <summary>Other words for parts of the text; a document that holds one of them instead is a hit too, and a little worse.</summary>
    public IReadOnlyList<Expansion> Expansions { get; init; } = [];

    /// <summary>
    /// How near documents are in meaning. With it hits are what the words find and the nearest of the kind that the filters let through,
    /// and facets and total count both; by relevance their score is words ÷ ideal + <see cref="INearness.Weight"/> × cosine over the window, where ideal is the score
    /// of a text that held every word asked for. A document without a vector counts as the least near of the window.
    /// </summary>
    public INearness? Nearness { get; init; }

    /// <summary>
    /// Only these documents are looked among, total and facets included, and nothing else is suggested; null for all. It is how
    /// something new is held against many searches: at most <see cref="MostAmong"/>.
    /// </summary>
    public IReadOnlyCollection<Guid>? Among { get; init; }

    public const int MostAmong = 100;

    /// <summary>Of so many words several must be there; of more, any one makes a hit, and the order tells the good ones.</summary>
    public const int FewWords = 8;
}

/// <summary>Where a page ended: the last hit's value of the order, and its id, which decides between equals (the greater first).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SearchCursor(long Value, Guid Id)
{
    private const int Length = sizeof(long) + 16;

    /// <summary>What an address says; null when that is no cursor.</summary>
    public static SearchCursor? Of(string? text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        return text?.Length == Base64Url.GetEncodedLength(Length) && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == Length
            ? new SearchCursor(BinaryPrimitives.ReadInt64BigEndian(bytes), new Guid(bytes[sizeof(long)..], bigEndian: true))
            : null;
    }

    /// <summary>As it stands in an address.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Value);
        Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}

/// <summary>Other words for a part of the text: synonyms, translations, what a short form stands for.</summary>
/// <param name="Phrase">Words of the text, next to each other, as they were typed.</param>
/// <param name="Others">Each instead of the phrase. A single word is looked for with its marks: folded, "AI" would be "ai" and "ái" too.</param>
/// <param name="Language">Of the others; null where they may be of either.</param>
public sealed record Expansion(string Phrase, IReadOnlyList<string> Others, Language? Language = null);

/// <summary>How near documents are in meaning to what is asked; made once per question.</summary>
public interface INearness
{
    /// <summary>What a cosine weighs beside words ÷ ideal in a fused score: measured, see the design of search.</summary>
    const float Weight = 2;

    /// <summary>The nearest above the threshold, best first; they are hits even when no word of theirs was asked for.</summary>
    IReadOnlyList<NearDocument> Nearest { get; }

    /// <summary>Cosine to the question, in [-1, 1]; null when the document has no vector yet.</summary>
    float? CosineOf(Guid id);
}

/// <param name="Cosine">To the question, in [-1, 1].</param>
public sealed record NearDocument(Guid Id, float Cosine);

/// <param name="Total">Exact.</param>
/// <param name="Facets">Counts by facet and code over all hits, each facet counted as if it were not filtered itself.</param>
public sealed record SearchAnswer(
    int Total,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets)
{
    /// <summary>In every order but relevance: where the next page begins; null after the last.</summary>
    public SearchCursor? Next { get; init; }

    /// <summary>When there are few hits and words of the text are unknown: the text with the nearest known ones in their places.</summary>
    public string? DidYouMean { get; init; }
}

/// <param name="Score">To compare hits of one answer by. With nearness it is the fused score; of <see cref="ISearchIndex.MoreLikeThis"/> without it, 1 is the document itself.</param>
public sealed record SearchHit(Guid Id, float Score, IReadOnlyList<Fragment> Title, IReadOnlyList<Fragment> Summary, Language TitleLanguage, Language SummaryLanguage)
{
    /// <summary>No word of it was asked for: it is near in meaning.</summary>
    public bool IsByMeaning { get; init; }
}

/// <summary>A piece of text, marked when it is one of the words looked for.</summary>
public sealed record Fragment(string Text, bool IsMatch);

public sealed record FacetCount(string Code, int Count);

/// <param name="Kind">Whose titles and keywords complete the text; names of organisations always do.</param>
/// <param name="Beginning">What was typed until now.</param>
public sealed record SuggestRequest(DocumentKind Kind, string Beginning)
{
    public const int Most = 10;
}

public enum SuggestionKind
{
    Keyword,
    Title,
    Organisation,
}

/// <param name="Text">As the document writes it.</param>
public sealed record Suggestion(SuggestionKind Kind, string Text);

/// <summary>What is like a document, among those of a kind: listings for a demand, or other listings.</summary>
/// <param name="Take">At most 100.</param>
/// <param name="Nearness">To the document; it does for the answer what it does for a search.</param>
public sealed record LikeRequest(DocumentKind Kind, Guid Id, DocumentKind Wanted, int Take, Language Language, INearness? Nearness = null);
