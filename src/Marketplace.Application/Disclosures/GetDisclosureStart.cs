using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>What somebody needs to know who wants to read the confidential part of a listing.</summary>
[AllowedToSignedIn]
public sealed record GetDisclosureStart(string ListingCode) : IQuery<DisclosureStart>;

/// <param name="Hindrance">Why the caller may not ask; null when they may.</param>
/// <param name="Live">The request that is there already, with <see cref="DisclosureHindrance.AlreadyAsked"/>.</param>
/// <param name="Undertaking">The version of the undertaking in force.</param>
/// <param name="Colleagues">Whom the caller may name as readers, themselves among them; none when they may not ask.</param>
/// <param name="MayBind">Otherwise the request waits for the representative.</param>
public sealed record DisclosureStart(
    ListingId Listing, string Code, Bilingual Title, Bilingual Organisation, DisclosureHindrance? Hindrance, DisclosureId? Live,
    UndertakingText Undertaking, IReadOnlyList<PossibleReader> Colleagues, MembershipId? Me, bool MayBind);

/// <param name="Text">Markdown.</param>
public sealed record UndertakingText(PolicyId Id, int Number, Bilingual Text);

public sealed record PossibleReader(MembershipId Membership, string Name, Role Role);

public enum DisclosureHindrance
{
    NoOrganisation,
    OwnListing,
    NotARecipient,
    NotNegotiating,
    ListingClosed,
    NothingConfidential,
    Unverified,

    /// <summary>One request at a time; while one is open, another is not needed.</summary>
    AlreadyAsked,
}

internal sealed class GetDisclosureStartHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetDisclosureStart, DisclosureStart>
{
    public async Task<DisclosureStart> Handle(GetDisclosureStart query, CancellationToken cancellationToken)
    {
        var (own, today) = (caller.OrganisationOrNone, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime));
        var listing = await db.Listings.AsNoTracking().OncePublic()
            .Where(l => l.Code == query.ListingCode)
            .Select(l => new
            {
                l.Id,
                l.Code,
                l.Status,
                l.Organisation,
                l.Revisions.First(r => r.Id == l.PublicRevision).Content,
                OrganisationName = db.Organisations.Where(o => o.Id == l.Organisation).Select(o => o.Profile.Name).First(),
            })
            .Found(cancellationToken);
        var last = await db.Disclosures.AsNoTracking().Where(d => d.Listing == listing.Id && d.Recipient == own).OrderByDescending(d => d.AskedAt).FirstOrDefaultAsync(cancellationToken);
        var live = last?.IsLive(today) == true ? last.Id : (DisclosureId?)null;
        var hindrance = Hindrance(listing.Organisation, listing.Status is ListingStatus.Published or ListingStatus.Reserved, listing.Content.HasConfidential, live is not null);
        return new DisclosureStart(
            listing.Id, listing.Code, listing.Content.Title, listing.OrganisationName, hindrance, live,
            await db.Undertaking(today).Select(p => new UndertakingText(p.Id, p.Number, new Bilingual(p.TextVi, p.TextEn))).FirstAsync(cancellationToken),
            hindrance is null ? await db.PossibleReaders(caller.Organisation, cancellationToken) : [],
            caller.MembershipOrNone, caller.MayBind);
    }

    private DisclosureHindrance? Hindrance(OrganisationId supplier, bool takesEnquiries, bool isConfidential, bool isLive)
    {
        if (!caller.IsMember)
        {
            return DisclosureHindrance.NoOrganisation;
        }

        if (supplier == caller.Organisation)
        {
            return DisclosureHindrance.OwnListing;
        }

        if ((caller.Capabilities & Capability.Recipient) == Capability.None)
        {
            return DisclosureHindrance.NotARecipient;
        }

        return (takesEnquiries, isConfidential, isLive, caller.Has(Power.Negotiate), caller.IsVerified) switch
        {
            (_, _, true, _, _) => DisclosureHindrance.AlreadyAsked,
            (false, _, _, _, _) => DisclosureHindrance.ListingClosed,
            (_, false, _, _, _) => DisclosureHindrance.NothingConfidential,
            (_, _, _, false, _) => DisclosureHindrance.NotNegotiating,
            (_, _, _, _, false) => DisclosureHindrance.Unverified,
            _ => null,
        };
    }
}
