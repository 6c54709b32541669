namespace Marketplace.Web.Resources;

/// <summary>Sentences of searching.</summary>
public sealed class Search;
