using MailKit.Net.Smtp;
using MailKit.Security;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Mail;

/// <summary>Sends letters through the configured SMTP server.</summary>
internal sealed class SmtpMailer(string host, MailOptions options) : IMailer
{
    public async Task Send(Letter letter, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { Timeout = 30_000 };
        await client.ConnectAsync(host, options.Port, options.Tls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, cancellationToken);
        if (options.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, options.Password ?? "", cancellationToken);
        }

        await client.SendAsync(Envelope.Of(letter, options.Sender), cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }
}

/// <summary>Section "Mail" of the configuration. Without a host, letters are written into a folder beside the data.</summary>
internal sealed class MailOptions
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public bool Tls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    public string Sender { get; init; } = "san@congnghe.example";
}
