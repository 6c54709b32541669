namespace Marketplace.Web.Resources;

/// <summary>Sentences of an organisation's shared list.</summary>
public sealed class SavedItems;
