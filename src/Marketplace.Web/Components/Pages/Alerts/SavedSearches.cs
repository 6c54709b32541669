using Marketplace.Domain.Alerts;
using Marketplace.Web.Components.Pages.Search;

namespace Marketplace.Web.Components.Pages.Alerts;

internal static class SavedSearches
{
    /// <summary>What a page's address asks for, without order and page.</summary>
    public static SavedSearch ToSaved(this SearchState state, Sought among) =>
        new SavedSearch(among, state.Text, [.. state.Filters.Select(f => new ChosenFacet(f.Key, f.Value))]).Tidy();
}
