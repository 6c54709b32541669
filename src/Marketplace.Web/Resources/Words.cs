namespace Marketplace.Web.Resources;

/// <summary>Words that stand on many pages: buttons, statuses, rights. `W` in every component.</summary>
public sealed class Words;
