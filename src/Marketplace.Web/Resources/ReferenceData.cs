namespace Marketplace.Web.Resources;

/// <summary>Sentences of the desk for reference lists; the name of a list is under "list-" and its code.</summary>
public sealed class ReferenceData;
