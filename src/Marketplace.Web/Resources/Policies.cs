namespace Marketplace.Web.Resources;

/// <summary>Sentences about the exchange's own texts and its owner.</summary>
public sealed class Policies;
