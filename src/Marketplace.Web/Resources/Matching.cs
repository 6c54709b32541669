namespace Marketplace.Web.Resources;

/// <summary>Sentences of suggestions between demands and listings.</summary>
public sealed class Matching;
