namespace Marketplace.Application.Ports;

/// <summary>Sends one mail, plain text, in UTF-8.</summary>
public interface IMailer
{
    Task Send(Letter letter, CancellationToken cancellationToken);
}

/// <param name="Id">Stable over retries, so that a receiver can tell a repeated letter.</param>
public sealed record Letter(Guid Id, string To, string Subject, string Text);
