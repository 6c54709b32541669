using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Search;

/// <summary>What searching for listings, for demands and for organisations has in common.</summary>
public static class Searching
{
    public const int Size = 20;

    /// <summary>A problem told in a paragraph or two is searched for as a whole.</summary>
    public const int TextLength = 2_000;

    /// <summary>No cursor is so long.</summary>
    public const int CursorLength = 64;

    /// <summary>People narrow down instead of paging on; in every other order a cursor leads to the last one.</summary>
    public const int LastPage = SearchRequest.Window / Size;

    /// <param name="after">Where the page before ended, as the address says it; what is no cursor begins at the first.</param>
    internal static SearchRequest Request(
        DocumentKind kind, string? text, IReadOnlyDictionary<string, IReadOnlyList<string>> filters, SearchSort sort, int page, string? after, ReferenceLists lists, Language language)
    {
        var words = string.IsNullOrWhiteSpace(text) ? null : text;
        var order = words is null && sort == SearchSort.Relevance ? SearchSort.Newest : sort;
        return new SearchRequest(kind, words, OnDays(filters, lists.Today), order, order == SearchSort.Relevance ? (page - 1) * Size : 0, Size, language)
        {
            After = order == SearchSort.Relevance ? null : SearchCursor.Of(after),
        };
    }

    /// <summary>Asks the index; a page beyond the last is the last.</summary>
    /// <returns>With the number of the page; null while the index cannot answer.</returns>
    internal static async ValueTask<(SearchAnswer Found, int Page)?> Ask(this ISearchIndex index, SearchRequest request, CancellationToken cancellationToken)
    {
        var found = await index.Search(request, cancellationToken);
        if (found is { Total: > 0, Hits.Count: 0 } && request.Skip > 0)
        {
            request = request with { Skip = (Math.Min(found.Total, SearchRequest.Window) - 1) / Size * Size };
            found = await index.Search(request, cancellationToken);
        }

        return found is null ? null : (found, (request.Skip / Size) + 1);
    }

    /// <summary>Whether a row shows none of the words for which it was found.</summary>
    internal static bool IsInFullText(SearchRequest request, SearchHit hit) =>
        request.Text is not null && !hit.IsByMeaning && !hit.Title.Concat(hit.Summary).Any(f => f.IsMatch);

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> OnDays(IReadOnlyDictionary<string, IReadOnlyList<string>> filters, DateOnly today) =>
        filters.TryGetValue(FacetNames.ConfirmedOn, out var bands)
            ? new Dictionary<string, IReadOnlyList<string>>(filters, StringComparer.Ordinal) { [FacetNames.ConfirmedOn] = bands.SelectMany(band => ConfirmedBands.DaysOf(band, today)).DefaultIfEmpty("").ToArray() }
            : filters;

    internal static IReadOnlyList<Facet> Facets(
        SearchAnswer found, IReadOnlyDictionary<string, IReadOnlyList<string>> filters, IReadOnlyList<string> names, ReferenceLists lists, Language language) =>
        [.. names.Select(name => new Facet(name, Options(name, found, filters, lists, language))).Where(f => f.Options.Count > 0)];

    private static IReadOnlyList<FacetOption> Options(
        string name, SearchAnswer found, IReadOnlyDictionary<string, IReadOnlyList<string>> filters, ReferenceLists lists, Language language)
    {
        var chosen = filters.GetValueOrDefault(name) ?? [];
        var counts = found.Facets.GetValueOrDefault(name) ?? [];
        counts = name == FacetNames.ConfirmedOn ? ConfirmedBands.Of(counts, lists.Today) : counts;
        var missing = chosen.Where(c => !counts.Any(f => f.Code == c)).Select(c => new FacetCount(c, 0));
        var options = counts.Concat(missing).Select(f => new FacetOption(f.Code, Label(name, f.Code, lists, language), f.Count, chosen.Contains(f.Code, StringComparer.Ordinal)));

        // Bands and rights have an order of their own; fields and owners are most useful by their number.
        return OrderOf(name) is { } order
            ? [.. options.OrderBy(o => order.IndexOf(o.Code) is >= 0 and var place ? place : order.Count).ThenBy(o => o.Code, StringComparer.Ordinal)]
            : [.. options.OrderByDescending(o => o.Count).ThenBy(o => o.Code, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string>? OrderOf(string name) => name switch
    {
        FacetNames.FieldHead => [],
        FacetNames.TrlBand => TrlBands.All,
        FacetNames.Right => RightCodes.All,
        FacetNames.PriceMode => PriceModeCodes.All,
        FacetNames.PriceBand => PriceBands.All,
        FacetNames.IpStatus => IpStatusCodes.All,
        FacetNames.Capability => CapabilityCodes.All,
        FacetNames.StateFunded => StateFundedCodes.All,
        FacetNames.ConfirmedOn => ConfirmedBands.All,
        _ => null,
    };

    private static string? Label(string name, string code, ReferenceLists lists, Language language) => name switch
    {
        FacetNames.FieldHead or FacetNames.Field => lists.Name(ReferenceListNames.Fields, code, language),
        FacetNames.Industry => lists.Name(ReferenceListNames.VsicSections, code, language),
        FacetNames.PriorityTag => lists.Name(ReferenceListNames.PriorityTags, code, language),
        FacetNames.Province => lists.Name(ReferenceListNames.Provinces, code, language),
        FacetNames.Owner => lists.Name(ReferenceListNames.LegalKinds, code, language),
        _ => null,
    };
}
