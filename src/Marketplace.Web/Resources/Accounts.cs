namespace Marketplace.Web.Resources;

/// <summary>Sentences of signing up and in.</summary>
public sealed class Accounts;
