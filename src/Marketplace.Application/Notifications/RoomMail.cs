using System.Globalization;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Notifications;

/// <summary>Letters about what happened in a negotiation. They say that something waits and where, never what was written.</summary>
internal sealed class RoomMail(MarketplaceDb db, SiteAddress site, TimeProvider clock)
{
    /// <summary>Writes to those in charge of an organisation's side, or its people who hold the power: {0} technology, {1} the room's code, {2} the room's address, then <paramref name="more"/>.</summary>
    public async Task Write(NegotiationId negotiation, OrganisationId to, Power power, string key, CancellationToken cancellationToken, params object[] more)
    {
        var room = await Room(negotiation, cancellationToken);
        var title = await db.Listings.AsNoTracking()
            .Where(l => l.Id == room.Listing)
            .Select(l => l.Revisions.First(r => r.Id == l.PublicRevision).Content)
            .SingleAsync(cancellationToken);

        // What waits for a representative is told to all of them.
        var charge = power != Power.Bind && room.SideOf(to) is { } side ? room.ChargeOf(side) : Charge.Nobody;
        foreach (var person in (await db.PeopleOf(to, power, cancellationToken)).InCharge(charge))
        {
            object[] arguments = [title.Title.In(person.Language).Text, room.Code, site.Link(person.Language, $"negotiations/{room.Id.Value}"), .. more.Select(m => In(person.Language, m))];
            db.Post(person.Mail, person.Language, key, room.Id.Value, clock.GetUtcNow().UtcDateTime, arguments);
        }
    }

    /// <summary>To the people of one of its sides.</summary>
    public async Task Write(NegotiationId negotiation, Side to, Power power, string key, CancellationToken cancellationToken, params object[] more)
    {
        var room = await Room(negotiation, cancellationToken);
        await Write(negotiation, to == Side.Supplier ? room.Supplier : room.Recipient, power, key, cancellationToken, more);
    }

    /// <summary>The negotiation at hand is tracked, and may not be saved yet.</summary>
    private async ValueTask<Negotiation> Room(NegotiationId id, CancellationToken cancellationToken) =>
        await db.Negotiations.FindAsync([id], cancellationToken) ?? throw new InvalidOperationException($"There is no negotiation {id.Value}.");

    private static object In(Language language, object value) => value switch
    {
        DateTime moment => (moment + VietnamCalendar.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture),
        Bilingual text => text.In(language).Text,
        _ => value,
    };
}
