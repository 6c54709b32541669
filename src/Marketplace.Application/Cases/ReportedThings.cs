using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Cases;

/// <summary>What the public sees and may report, as it stands at this moment.</summary>
internal static class ReportedThings
{
    /// <summary>The thing, and its title.</summary>
    /// <exception cref="Refused">the public sees no such thing.</exception>
    public static async Task<(ReportedThing Thing, Bilingual Title)> Reported(this MarketplaceDb db, ReportedKind kind, string code, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case ReportedKind.Listing:
                var listing = await db.Listings.AsNoTracking()
                    .Where(l => l.Code == code && (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred))
                    .Select(l => new { l.Id, l.Code, l.Organisation, l.PublicRevision, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
                    .Found(cancellationToken);
                return (new ReportedThing(kind, listing.Code, listing.Organisation, listing.Id, listing.PublicRevision), listing.Content.Title);
            case ReportedKind.Demand:
                var demand = await db.Demands.AsNoTracking()
                    .Where(d => d.Code == code && (d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched))
                    .Select(d => new { d.Code, d.Organisation, d.PublicRevision, d.Revisions.First(r => r.Id == d.PublicRevision).Content })
                    .Found(cancellationToken);
                return (new ReportedThing(kind, demand.Code, demand.Organisation, DemandRevision: demand.PublicRevision), demand.Content.Title);
            case ReportedKind.Organisation:
                var organisation = await db.Organisations.AsNoTracking().Where(o => o.Code == code && o.VerifiedAt != null).Select(o => new { o.Id, o.Code, o.Profile.Name }).Found(cancellationToken);
                return (new ReportedThing(kind, organisation.Code, organisation.Id), organisation.Name);
            default:
                return Enum.TryParse<Domain.Policies.PolicyKind>(code, out var policy) && policy.ToString() == code
                    ? (new ReportedThing(kind, code, Organisation: null), Bilingual.None)
                    : throw new Refused(Problem.NotFound);
        }
    }

    /// <summary>What a case is about, as its reporter saw it: the pinned revision, whatever became of it since.</summary>
    public static async Task<Bilingual> TitleOf(this MarketplaceDb db, ReportedThing thing, CancellationToken cancellationToken)
    {
        var (revision, demandRevision, organisation) = (thing.Revision, thing.DemandRevision, thing.Organisation);
        return thing.Kind switch
        {
            ReportedKind.Listing => (await db.Listings.SelectMany(l => l.Revisions).Where(r => r.Id == revision).Select(r => r.Content).SingleAsync(cancellationToken)).Title,
            ReportedKind.Demand => (await db.Demands.SelectMany(d => d.Revisions).Where(r => r.Id == demandRevision).Select(r => r.Content).SingleAsync(cancellationToken)).Title,
            ReportedKind.Organisation => await db.Organisations.Where(o => o.Id == organisation).Select(o => o.Profile.Name).SingleAsync(cancellationToken),
            _ => Bilingual.None,
        };
    }
}
