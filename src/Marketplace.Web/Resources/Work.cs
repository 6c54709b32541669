namespace Marketplace.Web.Resources;

/// <summary>Sentences of "Việc cần làm".</summary>
public sealed class Work;
