using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;

namespace Marketplace.Application.Common;

/// <summary>Whose alerts they are, and of what the public still sees: what was hidden or withdrawn since is told of no more.</summary>
internal static class ShownAlerts
{
    public static IQueryable<Alert> AlertsOf(this MarketplaceDb db, MemberId person) => db.Alerts.Where(a => a.Person == person
        && (db.Listings.Any(l => l.Id == a.Listing && (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred))
            || db.Demands.Any(d => d.Id == a.Demand && (d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched))
            || db.Organisations.Public().Any(o => o.Id == a.Organisation)));
}
