namespace Marketplace.Application.Ports;

/// <summary>Sends one mail, plain text, in UTF-8.</summary>
public interface IMailer
{
    Task Send(Letter letter, CancellationToken cancellationToken);
}

/// <param name="Id">Stable over retries, so that a receiver can tell a repeated letter.</param>
/// <param name="Unsubscribe">Of a letter that comes again and again: the address that ends it, by one click of the reader's mail program (RFC 8058).</param>
public sealed record Letter(Guid Id, string To, string Subject, string Text, string? Unsubscribe = null);
