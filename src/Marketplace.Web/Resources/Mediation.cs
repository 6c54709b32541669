namespace Marketplace.Web.Resources;

/// <summary>Sentences of brokers' mandates.</summary>
public sealed class Mediation;
