using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>What the public sees of listings and demands, as columns.</summary>
internal static class PublicRows
{
    public static IQueryable<Listing> PublicListings(this MarketplaceDb db) => db.Listings.AsNoTracking()
        .Where(l => l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred);

    public static IQueryable<Demand> PublicDemands(this MarketplaceDb db) => db.Demands.AsNoTracking()
        .Where(d => d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched);

    public static IQueryable<ListingColumns> Columns(this IQueryable<Listing> listings, MarketplaceDb db) => listings
        .Join(db.Organisations, l => l.Organisation, o => o.Id, (l, o) => new ListingColumns(
            l.Id, l.Code, l.Status, l.PublishedAt, l.IsDemo, l.Revisions.First(r => r.Id == l.PublicRevision).Content, o.Profile.Name, o.VerifiedAt != null, o.Profile.Province));

    public static IQueryable<DemandColumns> Columns(this IQueryable<Demand> demands, MarketplaceDb db) => demands
        .Join(db.Organisations, d => d.Organisation, o => o.Id, (d, o) => new DemandColumns(
            d.Id, d.Code, d.OpenedAt, d.IsDemo, d.Revisions.First(r => r.Id == d.PublicRevision).Content, o.Profile.Name));
}
