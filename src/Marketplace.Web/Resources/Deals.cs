namespace Marketplace.Web.Resources;

/// <summary>Sentences of the register of deals.</summary>
public sealed class Deals;
