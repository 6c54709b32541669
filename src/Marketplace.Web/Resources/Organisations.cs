namespace Marketplace.Web.Resources;

/// <summary>Sentences about organisations and their members.</summary>
public sealed class Organisations;
