using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Search;

/// <summary>What searching for listings and for demands has in common.</summary>
internal static class Searching
{
    public const int Size = 20;

    /// <summary>A problem told in a paragraph or two is searched for as a whole.</summary>
    public const int TextLength = 2_000;

    /// <summary>Relevance is ordered over a window of 1,000 hits (see the search design); people narrow down instead of paging on.</summary>
    public const int LastPage = 1_000 / Size;

    public static (SearchRequest Request, int Page) Request(
        DocumentKind kind, string? text, IReadOnlyDictionary<string, IReadOnlyList<string>> filters, SearchSort sort, int page, Language language)
    {
        var words = string.IsNullOrWhiteSpace(text) ? null : text;
        var order = words is null && sort == SearchSort.Relevance ? SearchSort.Newest : sort;
        return (new SearchRequest(kind, words, filters, order, (page - 1) * Size, Size, language), page);
    }

    public static IReadOnlyList<Facet> Facets(
        SearchAnswer found, IReadOnlyDictionary<string, IReadOnlyList<string>> filters, IReadOnlyList<string> names, ReferenceLists lists, Language language) =>
        [.. names.Select(name => new Facet(name, Options(name, found, filters, lists, language))).Where(f => f.Options.Count > 0)];

    private static IReadOnlyList<FacetOption> Options(
        string name, SearchAnswer found, IReadOnlyDictionary<string, IReadOnlyList<string>> filters, ReferenceLists lists, Language language)
    {
        var chosen = filters.GetValueOrDefault(name) ?? [];
        var counts = found.Facets.GetValueOrDefault(name) ?? [];
        var missing = chosen.Where(c => !counts.Any(f => f.Code == c)).Select(c => new FacetCount(c, 0));
        var options = counts.Concat(missing).Select(f => new FacetOption(f.Code, Label(name, f.Code, lists, language), f.Count, chosen.Contains(f.Code, StringComparer.Ordinal)));

        // Bands and rights have an order of their own; fields and owners are most useful by their number.
        return name switch
        {
            FacetNames.TrlBand => [.. options.OrderBy(o => o.Code, StringComparer.Ordinal)],
            FacetNames.Right => [.. options.OrderBy(o => RightCodes.All.IndexOf(o.Code))],
            FacetNames.Capability => [.. options.OrderBy(o => CapabilityCodes.All.IndexOf(o.Code))],
            FacetNames.FieldHead => [.. options.OrderBy(o => o.Code, StringComparer.Ordinal)],
            _ => [.. options.OrderByDescending(o => o.Count).ThenBy(o => o.Code, StringComparer.Ordinal)],
        };
    }

    private static int IndexOf(this IReadOnlyList<string> codes, string code)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i] == code)
            {
                return i;
            }
        }

        return codes.Count;
    }

    private static string? Label(string name, string code, ReferenceLists lists, Language language) => name switch
    {
        FacetNames.FieldHead or FacetNames.Field => lists.Name(ReferenceListNames.Fields, code, language),
        FacetNames.Province => lists.Name(ReferenceListNames.Provinces, code, language),
        FacetNames.Owner => lists.Name(ReferenceListNames.LegalKinds, code, language),
        _ => null,
    };
}
