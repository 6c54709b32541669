namespace Marketplace.Web.Resources;

/// <summary>Sentences of the negotiations and their rooms.</summary>
public sealed class Negotiations;
