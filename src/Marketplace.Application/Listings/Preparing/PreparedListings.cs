using Marketplace.Domain.Listings;

namespace Marketplace.Application.Listings.Preparing;

/// <summary>What staff prepared; what an organisation wrote itself is not found by them.</summary>
internal static class PreparedListings
{
    public static IQueryable<Listing> Prepared(this IQueryable<Listing> listings) => listings.Where(l => l.StaffDraft.By != null);
}
