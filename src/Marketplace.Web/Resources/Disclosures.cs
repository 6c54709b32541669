namespace Marketplace.Web.Resources;

/// <summary>Sentences of the confidential parts of listings: asking, opening, reading and the log.</summary>
public sealed class Disclosures;
