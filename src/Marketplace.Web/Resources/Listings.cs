namespace Marketplace.Web.Resources;

/// <summary>Sentences of listings: the public page and the supplier's own.</summary>
public sealed class Listings;
