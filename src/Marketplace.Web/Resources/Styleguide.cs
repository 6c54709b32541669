namespace Marketplace.Web.Resources;

/// <summary>Sentences of the page that shows the components.</summary>
public sealed class Styleguide;
