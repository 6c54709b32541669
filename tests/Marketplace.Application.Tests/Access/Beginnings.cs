using Marketplace.Application.Listings;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

/// <summary>Where fixtures of several features begin.</summary>
internal static class Beginnings
{
    /// <summary>A supplier with a complete draft.</summary>
    public static async Task<(Person Supplier, ListingDraft Listing)> Drafted(this TestExchange exchange)
    {
        var supplier = await exchange.NewPerson(Capability.Supplier);
        var id = ListingId.New();
        await supplier.Do(new DraftListing(id, ListingAccess.Complete));
        return (supplier, await supplier.Get(new GetListingForEdit(id)));
    }
}
