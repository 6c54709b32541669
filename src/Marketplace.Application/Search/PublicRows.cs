using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>What the public sees of listings and demands, as columns.</summary>
internal static class PublicRows
{
    public static IQueryable<Listing> PublicListings(this MarketplaceDb db) => db.Listings.AsNoTracking()
        .Where(l => l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred);

    public static IQueryable<Demand> PublicDemands(this MarketplaceDb db) => db.Demands.AsNoTracking()
        .Where(d => d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched);

    public static IQueryable<ListingColumns> Columns(this IQueryable<Listing> listings, MarketplaceDb db, OrganisationId? reader) => listings
        .SelectMany(l => l.Revisions.Where(r => r.Id == l.PublicRevision), (l, r) => new { Listing = l, Revision = r })
        .Join(db.Organisations, p => p.Listing.Organisation, o => o.Id, (p, o) => new ListingColumns(
            p.Listing.Id, p.Listing.Code, p.Listing.Status, p.Listing.PublishedAt, p.Listing.LastConfirmedAt, p.Listing.IsDemo, p.Revision.Content, p.Revision.EditedAt,
            o.Profile.Name, o.VerifiedAt != null, o.Profile.Province, reader != null && db.SavedItems.Any(i => i.Organisation == reader && i.Listing == p.Listing.Id)));

    public static IQueryable<DemandColumns> Columns(this IQueryable<Demand> demands, MarketplaceDb db) => demands
        .SelectMany(d => d.Revisions.Where(r => r.Id == d.PublicRevision), (d, r) => new { Demand = d, Revision = r })
        .Join(db.Organisations, p => p.Demand.Organisation, o => o.Id, (p, o) => new DemandColumns(
            p.Demand.Id, p.Demand.Code, p.Demand.OpenedAt, p.Demand.IsDemo, p.Revision.Content, p.Revision.EditedAt, o.Profile.Name));
}
