namespace Marketplace.Web.Resources;

/// <summary>Sentences of comparing technologies, and of their sheets to print.</summary>
public sealed class Comparisons;
