namespace Marketplace.Web.Components.Shared;

/// <summary>A page above the present one.</summary>
public sealed record Crumb(string Href, string Text);
