using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>What somebody has just opened, and may still read. An opening of others, or of an hour ago, is not found.</summary>
[AllowedToSignedIn]
public sealed record GetOpenedPart(OpeningId Opening) : IQuery<OpenedPart>;

/// <param name="Text">Markdown.</param>
/// <param name="Reader">With <paramref name="Organisation"/> and <paramref name="At"/> the mark that it is shown under.</param>
public sealed record OpenedPart(string ListingCode, Bilingual Title, int Revision, Bilingual Text, string Reader, Bilingual Organisation, DateTime At);

internal sealed class GetOpenedPartHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetOpenedPart, OpenedPart>
{
    public async Task<OpenedPart> Handle(GetOpenedPart query, CancellationToken cancellationToken)
    {
        var (now, own, person) = (clock.GetUtcNow().UtcDateTime, caller.OrganisationOrNone, caller.Person);
        var since = now - Disclosure.ReadingTime;
        var opened = await db.Openings.AsNoTracking().Where(o => o.Id == query.Opening && o.Person == person && o.Organisation == own && o.At > since).Found(cancellationToken);
        var listing = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == opened.Listing, cancellationToken);
        if (!await MayStillRead(opened, listing, VietnamCalendar.DateOf(now), cancellationToken))
        {
            throw new Refused(Problem.NotFound);
        }

        var revision = listing.Revisions.Single(r => r.Id == opened.Revision);
        var name = await db.Members.Where(m => m.Id == person).Select(m => m.Name).SingleAsync(cancellationToken);
        var organisation = await db.Organisations.Where(o => o.Id == own).Select(o => o.Profile.Name).SingleAsync(cancellationToken);
        return new OpenedPart(listing.Code, revision.Content.Title, revision.Number, revision.Content.Confidential, name, organisation, opened.At);
    }

    private async Task<bool> MayStillRead(Opening opened, Listing listing, DateOnly today, CancellationToken cancellationToken)
    {
        if (opened.Disclosure is not { } id)
        {
            return caller.IsStaff && caller.Has(Power.Review);
        }

        var disclosure = await db.Disclosures.AsNoTracking().SingleAsync(d => d.Id == id, cancellationToken);
        if (disclosure.Revision != opened.Revision || !caller.IsVerified)
        {
            return false;
        }

        disclosure.RequireOpenTo(caller.Membership, listing, today);
        return true;
    }
}
