using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>A request to read the confidential part of a listing, for both sides; for everybody else it does not exist.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.None)]
public sealed record GetDisclosure(DisclosureId Disclosure) : IQuery<DisclosureDetail>;

/// <param name="Side">The reader's own.</param>
/// <param name="IsOpen">Granted, not past its last day, and its listing is public.</param>
/// <param name="IsExpired">Granted once, and past its last day.</param>
/// <param name="DueAt">UTC; null when no clock runs.</param>
/// <param name="DaysLeft">Working days; negative when late.</param>
/// <param name="Revision">Number of the revision that is open or asked for.</param>
/// <param name="Newer">The listing's newest approved revision, when it is another one and has a confidential part.</param>
/// <param name="Undertaking">The accepted version; before that, the version in force.</param>
/// <param name="AcceptedBy">Null until a representative accepted it.</param>
/// <param name="Reason">Why it was declined, in the reader's language.</param>
/// <param name="Reasons">From which the supplier chooses; empty for the asker.</param>
/// <param name="Colleagues">Whom the asker may still name; empty for whom that is not allowed.</param>
/// <param name="MayRead">The reader is named, and it is open.</param>
public sealed record DisclosureDetail(
    DisclosureId Id, Version Version, string Code, ListingId Listing, string ListingCode, Bilingual Title, DisclosureParty Supplier, DisclosureParty Recipient, Side Side,
    string Purpose, DisclosureState State, bool IsOpen, bool IsExpired, DateTime? DueAt, int DaysLeft, DateOnly? Until, int Revision, NewerRevision? Newer,
    UndertakingText Undertaking, string? AcceptedBy, string? Reason, IReadOnlyList<NamedReader> Readers, IReadOnlyList<DisclosureStep> Steps,
    IReadOnlyList<DisclosureReason> Reasons, IReadOnlyList<PossibleReader> Colleagues, bool MayBind, bool MayNegotiate, bool MayManage, bool MayRead);

public sealed record DisclosureParty(string Code, Bilingual Name);

public sealed record NewerRevision(RevisionId Id, int Number);

public sealed record NamedReader(MembershipId Membership, string Name, ReaderState State, bool HasLeft);

/// <param name="Reader">The name of the reader that the step is about.</param>
public sealed record DisclosureStep(DisclosureDeed Deed, string By, DateTime At, string? Text, string? Reader);

public sealed record DisclosureReason(string Code, string Name);

internal sealed class GetDisclosureHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : IRequestHandler<GetDisclosure, DisclosureDetail>
{
    public async Task<DisclosureDetail> Handle(GetDisclosure query, CancellationToken cancellationToken)
    {
        var (own, now) = (caller.Organisation, clock.GetUtcNow().UtcDateTime);
        var today = VietnamCalendar.DateOf(now);
        var disclosure = await db.Disclosures.AsNoTracking().OfParty(own).Where(d => d.Id == query.Disclosure).Found(cancellationToken);
        var listing = await db.ListingOf(disclosure, cancellationToken);
        var parties = await db.Organisations.AsNoTracking().Where(o => o.Id == disclosure.Supplier || o.Id == disclosure.Recipient)
            .Select(o => new { o.Id, Party = new DisclosureParty(o.Code, o.Profile.Name) }).ToDictionaryAsync(o => o.Id, o => o.Party, cancellationToken);
        var names = await Names(disclosure, cancellationToken);
        var left = await Left(disclosure, cancellationToken);
        var side = own == disclosure.Supplier ? Side.Supplier : Side.Recipient;
        var isOpen = disclosure.IsOpen(today) && listing.IsPublic;
        var isLive = disclosure.IsLive(today);
        var mayName = side == Side.Recipient && isLive && caller.Has(Power.Manage);
        return new DisclosureDetail(
            disclosure.Id, disclosure.Version, disclosure.Code, listing.Id, listing.Code, Title(listing, disclosure), parties[disclosure.Supplier], parties[disclosure.Recipient], side,
            disclosure.Purpose, disclosure.State, isOpen, disclosure.State == DisclosureState.Granted && disclosure.Until < today,
            disclosure.DueAt, disclosure.DueAt is { } due ? lists.Calendar.WorkingDaysLeft(now, due) : 0, disclosure.Until,
            listing.Revisions.Single(r => r.Id == disclosure.Revision).Number, Newer(listing, disclosure),
            await Undertaking(disclosure, today, cancellationToken), disclosure.AcceptedBy is { } accepted ? names[accepted] : null,
            disclosure.Reason is { } reason ? lists.Name(ReferenceListNames.DisclosureReasons, reason, caller.Language, disclosure.Entries.Max(e => e.At)) : null,
            [.. disclosure.Readers.OrderBy(r => r.NamedAt).Select(r => new NamedReader(r.Membership, names[r.Member], r.State, left.Contains(r.Membership)))],
            [.. disclosure.Entries.OrderBy(e => e.At).ThenBy(e => e.Deed).Select(e => new DisclosureStep(e.Deed, names[e.By], e.At, e.Text, e.Reader is { } reader ? names[reader] : null))],
            side == Side.Supplier ? [.. lists.Items(ReferenceListNames.DisclosureReasons).Select(r => new DisclosureReason(r.Code, r.NameIn(caller.Language)))] : [],
            mayName ? [.. (await db.PossibleReaders(own, cancellationToken)).Where(c => !disclosure.Readers.Any(r => r.Membership == c.Membership && r.State is ReaderState.Waiting or ReaderState.Open))] : [],
            caller.MayBind, caller.Has(Power.Negotiate), caller.Has(Power.Manage),
            isOpen && side == Side.Recipient && disclosure.Readers.Any(r => r.Membership == caller.Membership && r.State == ReaderState.Open));
    }

    private static Bilingual Title(Listing listing, Disclosure disclosure) => (listing.Public ?? listing.Revisions.Single(r => r.Id == disclosure.Revision)).Content.Title;

    private static NewerRevision? Newer(Listing listing, Disclosure disclosure) =>
        listing.Public is { Content.HasConfidential: true } shown && shown.Id != disclosure.Revision ? new NewerRevision(shown.Id, shown.Number) : null;

    private Task<UndertakingText> Undertaking(Disclosure disclosure, DateOnly today, CancellationToken cancellationToken)
    {
        var policies = disclosure.AcceptedBy is null ? db.Undertaking(today) : db.Policies.AsNoTracking().Where(p => p.Id == disclosure.Undertaking);
        return policies.Select(p => new UndertakingText(p.Id, p.Number, new Bilingual(p.TextVi, p.TextEn))).FirstAsync(cancellationToken);
    }

    private Task<Dictionary<Domain.Members.MemberId, string>> Names(Disclosure disclosure, CancellationToken cancellationToken)
    {
        var people = disclosure.Entries.Select(e => e.By).Concat(disclosure.Readers.Select(r => r.Member)).Distinct().ToArray();
        return db.Members.AsNoTracking().Where(m => people.Contains(m.Id)).Select(m => new { m.Id, m.Name }).ToDictionaryAsync(m => m.Id, m => m.Name, cancellationToken);
    }

    private Task<List<MembershipId>> Left(Disclosure disclosure, CancellationToken cancellationToken) =>
        db.Organisations.AsNoTracking().Where(o => o.Id == disclosure.Recipient).SelectMany(o => o.Memberships).Where(m => m.EndedAt != null).Select(m => m.Id).ToListAsync(cancellationToken);
}
