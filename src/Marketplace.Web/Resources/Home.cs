namespace Marketplace.Web.Resources;

/// <summary>Sentences of the home page.</summary>
public sealed class Home;
