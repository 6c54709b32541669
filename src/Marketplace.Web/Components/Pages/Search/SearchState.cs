using System.Globalization;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Web.Components.Pages.Search;

/// <summary>A search as its address says it: the words, the chosen facets, the order and the page. Links are made from it.</summary>
public sealed class SearchState
{
    private readonly string _path;

    private SearchState(string path, string? text, IReadOnlyDictionary<string, IReadOnlyList<string>> filters, SearchSort sort, int page, string? after)
    {
        _path = path;
        Text = text;
        Filters = filters;
        Sort = sort;
        Page = page;
        After = after;
    }

    public string? Text { get; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; }

    public SearchSort Sort { get; }

    /// <summary>Without words the newest come first.</summary>
    public SearchSort Order => string.IsNullOrWhiteSpace(Text) && Sort == SearchSort.Relevance ? SearchSort.Newest : Sort;

    /// <summary>By relevance.</summary>
    public int Page { get; }

    /// <summary>In every other order: where the page before ended.</summary>
    public string? After { get; }

    public bool HasFilters => Filters.Count > 0;

    public static SearchState Of(string path, string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        var filters = FacetNames.All
            .Where(query.ContainsKey)
            .ToDictionary(name => name, name => (IReadOnlyList<string>)[.. query[name].OfType<string>().Where(v => v.Length is > 0 and <= 64).Distinct(StringComparer.Ordinal).Take(50)], StringComparer.Ordinal);
        foreach (var empty in filters.Where(f => f.Value.Count == 0).Select(f => f.Key).ToArray())
        {
            filters.Remove(empty);
        }

        return new SearchState(
            path,
            query.TryGetValue("q", out var text) ? text.ToString() : null,
            filters,
            Enum.TryParse<SearchSort>(query.TryGetValue("sort", out var sort) ? sort.ToString() : "", ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : SearchSort.Relevance,
            int.TryParse(query.TryGetValue("page", out var page) ? page.ToString() : "1", NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, Searching.LastPage) : 1,
            query.TryGetValue("after", out var after) && after.ToString() is { Length: > 0 and <= 64 } cursor ? cursor : null);
    }

    /// <summary>The same search with one facet's code chosen or given up; from its first page.</summary>
    public string Toggle(string facet, string code)
    {
        var chosen = Filters.GetValueOrDefault(facet) ?? [];
        var next = chosen.Contains(code, StringComparer.Ordinal) ? chosen.Where(c => c != code) : chosen.Append(code);
        return Link(Text, Filters.Where(f => f.Key != facet).Append(new(facet, [.. next])), Sort);
    }

    public string Without() => Link(Text, [], Sort);

    public string Ordered(SearchSort sort) => Link(Text, Filters, sort);

    /// <summary>Other words, everything else as it is.</summary>
    public string Asking(string text) => Link(text, Filters, Sort);

    /// <summary>This very page, at its results.</summary>
    public string Results => (After is { } cursor ? Behind(cursor) : OnPage(Page)) + "#results";

    public string OnPage(int page) => Link(Text, Filters, Sort, page);

    public string Behind(string cursor) => Link(Text, Filters, Sort, after: cursor);

    private string Link(string? text, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> filters, SearchSort sort, int page = 1, string? after = null)
    {
        var parts = new List<KeyValuePair<string, string?>>();
        if (!string.IsNullOrWhiteSpace(text))
        {
            parts.Add(new("q", text));
        }

        parts.AddRange(filters.SelectMany(f => f.Value.Select(code => new KeyValuePair<string, string?>(f.Key, code))));
        if (sort != SearchSort.Relevance)
        {
            parts.Add(new("sort", sort.ToString()));
        }

        if (page > 1)
        {
            parts.Add(new("page", page.ToString(CultureInfo.InvariantCulture)));
        }

        if (after is not null)
        {
            parts.Add(new("after", after));
        }

        return QueryHelpers.AddQueryString(_path, parts);
    }
}
