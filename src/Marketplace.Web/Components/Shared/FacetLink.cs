namespace Marketplace.Web.Components.Shared;

/// <summary>One value to narrow a search by.</summary>
/// <param name="Href">The same search with it chosen, or given up when it already is.</param>
public sealed record FacetLink(string Href, string Text, int Count, bool IsChosen);
