using Marketplace.Application.Alerts;
using Marketplace.Application.Ports;
using Marketplace.Domain.Alerts;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Web.Components.Pages.Alerts;

/// <summary>Where what is watched can be seen, relative to the language's base.</summary>
internal static class WatchAddress
{
    public static string? Of(WatchRow watch) => watch switch
    {
        { Search: { } search } => Of(search),
        { Field: { } field } => QueryHelpers.AddQueryString("search", watch.IsFieldHead ? FacetNames.FieldHead : FacetNames.Field, field),
        { OrganisationCode: { } code } => $"organisations/{code}",
        _ => null,
    };

    public static string Of(SavedSearch search)
    {
        var parts = search.Filters.SelectMany(f => f.Codes.Select(code => new KeyValuePair<string, string?>(f.Facet, code)));
        return QueryHelpers.AddQueryString(
            search.Among switch { Sought.Demands => "demands", Sought.Organisations => "organisations", _ => "search" },
            search.Text is { } text ? parts.Prepend(new("q", text)) : parts);
    }

    /// <summary>Of the page that saves a search, which reads it from its own address.</summary>
    public static string Saving(SavedSearch search, string name, string back) => QueryHelpers.AddQueryString(
        "my/watches/search",
        new KeyValuePair<string, string?>[] { new("among", search.Among.ToString()), new("name", name), new("back", back) }
            .Concat(search.Text is { } text ? [new("q", text)] : [])
            .Concat(search.Filters.SelectMany(f => f.Codes.Select(code => new KeyValuePair<string, string?>(f.Facet, code)))));
}
