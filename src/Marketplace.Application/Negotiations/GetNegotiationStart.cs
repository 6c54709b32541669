using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Negotiations;

/// <summary>What somebody needs to know who wants to ask about a listing or to make an offer on it.</summary>
[AllowedToSignedIn]
public sealed record GetNegotiationStart(string ListingCode) : IQuery<NegotiationStart>;

/// <param name="Read">The listing's public revision, which an offer pins.</param>
/// <param name="Room">The caller's live room on it; null when there is none.</param>
/// <param name="Hindrance">Why the caller may neither ask nor offer; null when they may at least ask.</param>
/// <param name="OfferHindrance">Why the caller may not make an offer; null when they may.</param>
/// <param name="Suggested">Terms to begin with: the first right on offer.</param>
public sealed record NegotiationStart(
    ListingId Listing,
    RevisionId Read,
    string Code,
    Bilingual Title,
    Bilingual Organisation,
    NegotiationId? Room,
    StartHindrance? Hindrance,
    StartHindrance? OfferHindrance,
    TermsForm Suggested);

public enum StartHindrance
{
    NoOrganisation,
    NotARecipient,
    NotNegotiating,
    OwnListing,
    ListingClosed,
    Unverified,
    CatalogueListing,

    /// <summary>The terms are on the table already; the room goes on from there.</summary>
    AlreadyOffered,
}

internal sealed class GetNegotiationStartHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetNegotiationStart, NegotiationStart>
{
    private const int UsualTermMonths = 60;

    public async Task<NegotiationStart> Handle(GetNegotiationStart query, CancellationToken cancellationToken)
    {
        var own = caller.OrganisationOrNone;
        var listing = await db.Listings.AsNoTracking().OncePublic()
            .Where(l => l.Code == query.ListingCode)
            .Select(l => new
            {
                l.Id,
                l.Code,
                l.Status,
                l.Organisation,
                Read = l.PublicRevision!.Value,
                l.Revisions.First(r => r.Id == l.PublicRevision).Content,
                OrganisationName = db.Organisations.Where(o => o.Id == l.Organisation).Select(o => o.Profile.Name).First(),
                Room = db.Negotiations.Where(n => n.Listing == l.Id && n.Recipient == own && n.State != NegotiationState.Ended).Select(n => (NegotiationId?)n.Id).FirstOrDefault(),
                HasOffer = db.Negotiations.Any(n => n.Listing == l.Id && n.Recipient == own && n.State != NegotiationState.Ended && n.Rounds.Any()),
            })
            .Found(cancellationToken);
        var hindrance = Hindrance(listing.Organisation, listing.Status is ListingStatus.Published or ListingStatus.Reserved);
        return new NegotiationStart(
            listing.Id, listing.Read, listing.Code, listing.Content.Title, listing.OrganisationName, listing.Room, hindrance,
            hindrance ?? OfferHindrance(listing.Content.Source is not null, listing.HasOffer),
            Suggested(listing.Content.Rights));
    }

    private StartHindrance? Hindrance(OrganisationId supplier, bool takesEnquiries)
    {
        if (!caller.IsMember)
        {
            return StartHindrance.NoOrganisation;
        }

        if (supplier == caller.Organisation)
        {
            return StartHindrance.OwnListing;
        }

        if ((caller.Capabilities & Capability.Recipient) == Capability.None)
        {
            return StartHindrance.NotARecipient;
        }

        return !caller.Has(Power.Negotiate) ? StartHindrance.NotNegotiating : takesEnquiries ? null : StartHindrance.ListingClosed;
    }

    private StartHindrance? OfferHindrance(bool isCatalogue, bool hasOffer) => (isCatalogue, hasOffer, caller.IsVerified) switch
    {
        (true, _, _) => StartHindrance.CatalogueListing,
        (_, true, _) => StartHindrance.AlreadyOffered,
        (_, _, false) => StartHindrance.Unverified,
        _ => null,
    };

    private static TermsForm Suggested(IReadOnlyList<OfferedRight> rights) => rights.Count == 0
        ? new TermsForm(Right.Use, Exclusivity.NonExclusive, Territory: [Territory.VietnamCode], FieldOfUse: [], TermMonths: UsualTermMonths)
        : new TermsForm(rights[0].Right, rights[0].Exclusivity, rights[0].Sublicence, rights[0].Territory.Codes, rights[0].FieldOfUse, rights[0].Right == Right.Use ? rights[0].TermMonths ?? UsualTermMonths : null);
}
