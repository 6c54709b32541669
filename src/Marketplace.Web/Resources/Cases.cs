namespace Marketplace.Web.Resources;

/// <summary>Sentences about reports of violations and what becomes of them.</summary>
public sealed class Cases;
