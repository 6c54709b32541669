namespace Marketplace.Web.Resources;

/// <summary>Sentences of demands.</summary>
public sealed class Demands;
