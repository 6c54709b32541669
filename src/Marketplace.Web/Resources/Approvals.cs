namespace Marketplace.Web.Resources;

/// <summary>Sentences of the approval desk.</summary>
public sealed class Approvals;
