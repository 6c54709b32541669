namespace Marketplace.Web.Resources;

/// <summary>Sentences of saved searches, follows and what they found.</summary>
public sealed class Alerts;
