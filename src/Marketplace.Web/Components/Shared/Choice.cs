namespace Marketplace.Web.Components.Shared;

/// <summary>One of the things that can be chosen.</summary>
/// <param name="Lang">The language of its text when it is not the page's.</param>
public sealed record Choice(string Value, string Text, string? Lang = null);
