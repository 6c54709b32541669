using System.Text;
using Marketplace.Application.Ports;
using MimeKit;

namespace Marketplace.Infrastructure.Mail;

/// <summary>Writes letters as .eml files into a folder: for Development, where nothing leaves the machine. A letter takes its name when it is whole.</summary>
internal sealed class OutboxFolder(string folder, string sender) : IMailer
{
    private const string Unfinished = ".part";

    public async Task Send(Letter letter, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var message = Envelope.Of(letter, sender);
        var path = Path.Combine(folder, $"{letter.Id:N}.eml");
        await message.WriteToAsync(new FormatOptions { International = true }, path + Unfinished, cancellationToken);
        File.Move(path + Unfinished, path, overwrite: true);
    }
}

internal static class Envelope
{
    public static MimeMessage Of(Letter letter, string sender)
    {
        var message = new MimeMessage { Subject = letter.Subject, MessageId = $"{letter.Id:N}@marketplace" };
        message.From.Add(MailboxAddress.Parse(sender));
        message.To.Add(MailboxAddress.Parse(letter.To));
        if (letter.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        var body = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.EightBit };
        body.SetText(Encoding.UTF8, letter.Text);
        message.Body = body;
        return message;
    }
}
