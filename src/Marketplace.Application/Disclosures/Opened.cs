using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>An opening of the caller's own, not older than the reading time, of what they may still read.</summary>
internal sealed record Opened(Opening Opening, Listing Listing, Revision Revision);

internal static class OpenedParts
{
    /// <exception cref="Refused">it is not found: somebody else's, too long ago, or closed meanwhile.</exception>
    public static async Task<Opened> Opened(this MarketplaceDb db, OpeningId id, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (now, own, person) = (clock.GetUtcNow().UtcDateTime, caller.OrganisationOrNone, caller.Person);
        var since = now - Disclosure.ReadingTime;
        var opening = await db.Openings.AsNoTracking().Where(o => o.Id == id && o.Person == person && o.Organisation == own && o.At > since).Found(cancellationToken);
        var listing = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == opening.Listing, cancellationToken);
        if (!await db.MayStillRead(opening, listing, caller, VietnamCalendar.DateOf(now), cancellationToken))
        {
            throw new Refused(Problem.NotFound);
        }

        return new Opened(opening, listing, listing.Revisions.Single(r => r.Id == opening.Revision));
    }

    public static async Task<ReadersMark> MarkOf(this MarketplaceDb db, Opened opened, CancellationToken cancellationToken)
    {
        var (person, organisation) = (opened.Opening.Person, opened.Opening.Organisation);
        return new ReadersMark(
            await db.Members.Where(m => m.Id == person).Select(m => m.Name).SingleAsync(cancellationToken),
            await db.Organisations.Where(o => o.Id == organisation).Select(o => o.Profile.Name).SingleAsync(cancellationToken),
            opened.Opening.At, opened.Listing.Code);
    }

    /// <summary>What the document that was taken away is called; null for the text.</summary>
    public static Bilingual? TitleIn(this Opening opening, ListingContent content) => content.Documents.FirstOrDefault(d => d.File == opening.Document)?.Called();

    private static async Task<bool> MayStillRead(this MarketplaceDb db, Opening opening, Listing listing, Caller caller, DateOnly today, CancellationToken cancellationToken)
    {
        if (opening.Disclosure is not { } id)
        {
            return caller.IsStaff && caller.Has(Power.Review);
        }

        var disclosure = await db.Disclosures.AsNoTracking().SingleAsync(d => d.Id == id, cancellationToken);
        if (disclosure.Revision != opening.Revision || !caller.IsVerified)
        {
            return false;
        }

        disclosure.RequireOpenTo(caller.Membership, listing, today);
        return true;
    }
}
