using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Listings;

/// <summary>Whose listing it is: another organisation's is not found.</summary>
internal static class OwnListings
{
    public static IQueryable<Listing> OwnedBy(this IQueryable<Listing> listings, OrganisationId organisation) => listings.Where(l => l.Organisation == organisation);
}
