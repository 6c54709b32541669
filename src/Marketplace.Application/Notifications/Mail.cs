using System.Text.Json;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.Resources;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Notifications;

/// <summary>Puts a letter into the outbox, in the reader's language, with the decision that causes it.</summary>
internal static class Mail
{
    /// <param name="key">The sentences "{key}Subject" and "{key}Text" of the mail resources.</param>
    public static void Post(this MarketplaceDb db, string to, Language language, string key, Guid subject, DateTime now, params object[] arguments) =>
        db.Put(to, language, key, unsubscribe: null, subject, now, arguments);

    /// <summary>A letter that comes again and again, until its reader says at this address that it shall not.</summary>
    public static void PostRegularly(this MarketplaceDb db, string to, Language language, string key, string unsubscribe, Guid subject, DateTime now, params object[] arguments) =>
        db.Put(to, language, key, unsubscribe, subject, now, arguments);

    private static void Put(this MarketplaceDb db, string to, Language language, string key, string? unsubscribe, Guid subject, DateTime now, object[] arguments)
    {
        var letter = new Letter(Guid.CreateVersion7(), to, Sentences.OfMail(key + "Subject", language, arguments), Sentences.OfMail(key + "Text", language, arguments), unsubscribe);
        db.Outbox.Add(new OutboxRow(MailLane.Name, subject, JsonSerializer.Serialize(letter), now));
    }
}
