using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Negotiations;

/// <summary>A negotiation, for its parties, their broker and staff; for everybody else it does not exist.</summary>
[AllowedTo(Capability.Any, Power.None)]
public sealed record GetRoom(NegotiationId Negotiation) : IQuery<Room>;

internal sealed class GetRoomHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : IRequestHandler<GetRoom, Room>
{
    public async Task<Room> Handle(GetRoom query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = VietnamCalendar.DateOf(now);
        var id = query.Negotiation;
        var found = await db.OpenTo(caller, today).AsNoTracking()
            .Where(n => n.Id == id)
            .Join(db.Listings, n => n.Listing, l => l.Id, (n, l) => new { Negotiation = n, l.Code, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
            .Join(db.Organisations, x => x.Negotiation.Supplier, o => o.Id, (x, o) => new { x.Negotiation, x.Code, x.Content, Supplier = new RoomParty(o.Code, o.Profile.Name, o.Profile.Phone, o.VerifiedAt != null) })
            .Join(db.Organisations, x => x.Negotiation.Recipient, o => o.Id, (x, o) => new
            {
                x.Negotiation.Version,
                x.Negotiation.Code,
                x.Negotiation.Listing,
                SupplierId = x.Negotiation.Supplier,
                RecipientId = x.Negotiation.Recipient,
                x.Negotiation.State,
                x.Negotiation.Turn,
                x.Negotiation.DueAt,
                x.Negotiation.AgreedAt,
                x.Negotiation.EndedAt,
                x.Negotiation.EndedBy,
                x.Negotiation.EndReason,
                ListingCode = x.Code,
                x.Content,
                x.Supplier,
                Recipient = new RoomParty(o.Code, o.Profile.Name, o.Profile.Phone, o.VerifiedAt != null),
            })
            .Found(cancellationToken);
        var own = caller.Organisation;
        Side? side = own == found.SupplierId ? Side.Supplier : own == found.RecipientId ? Side.Recipient : null;
        var mandates = await Mandates(id, cancellationToken);
        var isBroker = side is null && mandates.Exists(m => m.Broker == own && m.IsOpenOn(today));
        var reader = side is not null ? RoomReader.Party : isBroker ? RoomReader.Broker : RoomReader.Staff;
        var rounds = await Rounds(id, reader, cancellationToken);
        var deal = await db.Deals.AsNoTracking().Where(d => d.Negotiation == id).OrderByDescending(d => d.AgreedAt)
            .Select(d => new RoomDeal(d.Id, d.Code, d.Status)).FirstOrDefaultAsync(cancellationToken);
        return new Room(
            id, found.Version, found.Code, found.Listing, found.ListingCode, found.Content.Title, found.Supplier, found.Recipient,
            reader, side, found.State, Stages.Of(rounds.Count, deal?.Status), found.Turn, found.DueAt, DaysLeft(now, found.DueAt),
            rounds, await Questions(id, reader, now, cancellationToken), await Mandate(mandates, reader, side, today, cancellationToken), Notes(mandates, reader),
            deal is { Status: DealStatus.Recalled } ? null : deal,
            await IsHeldByOthers(id, found.State, found.Listing, today, cancellationToken),
            found.State == NegotiationState.Agreed && side is not null && rounds[^1].By != side && now - found.AgreedAt <= Negotiation.RecallTime ? found.AgreedAt + Negotiation.RecallTime : null,
            found.EndedAt, found.EndedBy, reader == RoomReader.Staff ? null : found.EndReason,
            side is not null && caller.Has(Power.Negotiate), side is not null && caller.MayBind,
            side is null ? null : await Disclosure(found.Listing, found.RecipientId, today, cancellationToken));
    }

    private Task<RoomDisclosure?> Disclosure(ListingId listing, OrganisationId recipient, DateOnly today, CancellationToken cancellationToken) => db.Disclosures.AsNoTracking()
        .Where(d => d.Listing == listing && d.Recipient == recipient && d.AcceptedBy != null)
        .OrderByDescending(d => d.AskedAt)
        .Select(d => new RoomDisclosure(d.Id, d.State == DisclosureState.Granted && d.Until >= today))
        .FirstOrDefaultAsync(cancellationToken);

    private int DaysLeft(DateTime now, DateTime? dueAt) => dueAt is { } due ? lists.Calendar.WorkingDaysLeft(now, due) : 0;

    private async Task<IReadOnlyList<RoomRound>> Rounds(NegotiationId id, RoomReader reader, CancellationToken cancellationToken)
    {
        var rounds = await db.Negotiations.AsNoTracking().Where(n => n.Id == id).SelectMany(n => n.Rounds).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        return rounds.ConvertAll(r =>
        {
            var isOpenToReader = reader != RoomReader.Staff || r.State == RoundState.Accepted;
            return new RoomRound(
                r.Id, r.Number, r.By, r.State, isOpenToReader ? NamedTerms.Of(r.Terms, lists, caller.Language, r.SentAt) : null, reader == RoomReader.Staff ? null : r.Message,
                r.Number > 1 && reader != RoomReader.Staff ? r.Terms.DifferencesFrom(rounds[r.Number - 2].Terms) : [],
                r.SentAt, r.DueAt, r.IsSentUp, r.SentUpAt is not null, r.AcceptedAt);
        });
    }

    private async Task<IReadOnlyList<RoomQuestion>> Questions(NegotiationId id, RoomReader reader, DateTime now, CancellationToken cancellationToken)
    {
        var questions = await db.Negotiations.AsNoTracking().Where(n => n.Id == id).SelectMany(n => n.Questions).OrderBy(q => q.AskedAt)
            .Select(q => new { q.Id, q.Text, q.AskedAt, q.DueAt, q.AnswerText, q.AnsweredAt }).ToListAsync(cancellationToken);
        var isOpenToReader = reader != RoomReader.Staff;
        return questions.ConvertAll(q => new RoomQuestion(
            q.Id, isOpenToReader ? q.Text : null, q.AskedAt, q.DueAt, DaysLeft(now, q.DueAt), isOpenToReader ? q.AnswerText : null, q.AnsweredAt));
    }

    private Task<List<Mandate>> Mandates(NegotiationId id, CancellationToken cancellationToken) =>
        db.Mandates.AsNoTracking().Where(m => m.Negotiation == id).OrderByDescending(m => m.GivenAt).ToListAsync(cancellationToken);

    private async Task<RoomMandate?> Mandate(List<Mandate> mandates, RoomReader reader, Side? side, DateOnly today, CancellationToken cancellationToken)
    {
        if (mandates.Find(m => m.Status is MandateStatus.Proposed or MandateStatus.Active) is not { } live)
        {
            return null;
        }

        var name = await db.Organisations.Where(o => o.Id == live.Broker).Select(o => o.Profile.Name).SingleAsync(cancellationToken);
        var isBound = reader == RoomReader.Broker || (side is not null && (side == live.GivenBy || live.ForBoth));
        var conditions = live.Conditions;
        return new RoomMandate(
            live.Id, live.Version, name, live.GivenBy, live.ForBoth, live.Status,
            reader == RoomReader.Staff ? null : conditions.Scope, reader == RoomReader.Staff ? null : conditions.ConflictStatement, live.StartsOn, live.EndsOn,
            isBound ? new MandateFee(conditions.Fee, conditions.Payer, conditions.Trigger, conditions.TailMonths) : null,
            MayAnswer: live.Status == MandateStatus.Proposed && side is not null && side != live.GivenBy && caller.Has(Power.Bind),
            MayEnd: caller.Has(Power.Bind) && (reader == RoomReader.Broker || side == live.GivenBy || (side is not null && live is { ForBoth: true, Status: MandateStatus.Active })),
            MayWrite: reader == RoomReader.Broker && live.IsOpenOn(today) && caller.Has(Power.Negotiate));
    }

    /// <summary>Shared notes stay with the parties after their mandate ended; private ones are the broker's own.</summary>
    private IReadOnlyList<RoomNote> Notes(List<Mandate> mandates, RoomReader reader)
    {
        var own = caller.Organisation;
        return reader == RoomReader.Staff
            ? []
            : [.. mandates.SelectMany(m => m.Notes.Where(n => !n.IsPrivate || m.Broker == own)).OrderBy(n => n.WrittenAt).Select(n => new RoomNote(n.Id, n.Text, n.IsPrivate, n.WrittenAt))];
    }

    private async Task<bool> IsHeldByOthers(NegotiationId id, NegotiationState state, ListingId listing, DateOnly today, CancellationToken cancellationToken)
    {
        if (state != NegotiationState.Open)
        {
            return false;
        }

        var open = await db.Negotiations.AsNoTracking().Where(n => n.Id == id).SelectMany(n => n.Rounds).Where(r => r.State == RoundState.Open).Select(r => r.Terms).FirstOrDefaultAsync(cancellationToken);
        var holder = id.Value;
        var held = open is null
            ? []
            : await db.Listings.AsNoTracking().Where(l => l.Id == listing).SelectMany(l => l.GrantedRights).Where(r => r.Holder != holder && r.State != GrantState.Released).Select(r => r.Scope).ToListAsync(cancellationToken);
        return held.Exists(h => h.ConflictsWith(open!.ScopeFrom(today)));
    }
}
