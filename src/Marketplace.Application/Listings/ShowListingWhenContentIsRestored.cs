using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;

namespace Marketplace.Application.Listings;

/// <summary>An appeal was right: the listing stands where it stood.</summary>
internal sealed class ShowListingWhenContentIsRestored(MarketplaceDb db) : IReaction<ContentRestored>
{
    public async Task On(ContentRestored deed, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(deed.Listing, cancellationToken);
        listing.Resume(deed.Case.Value);
    }
}
