namespace Marketplace.Domain.Cases;

/// <summary>By which an authority asks for content to be taken down.</summary>
/// <param name="ReceivedAt">UTC; the clock runs from here.</param>
public sealed record AuthorityRequest(string Authority, string Number, DateOnly Date, DateTime ReceivedAt);
