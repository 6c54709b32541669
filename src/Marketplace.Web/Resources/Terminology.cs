namespace Marketplace.Web.Resources;

/// <summary>Sentences of the glossary that searches use.</summary>
public sealed class Terminology;
