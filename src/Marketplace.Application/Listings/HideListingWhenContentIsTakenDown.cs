using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;

namespace Marketplace.Application.Listings;

/// <summary>The public and the index lose it in the same transaction as the decision.</summary>
internal sealed class HideListingWhenContentIsTakenDown(MarketplaceDb db) : IReaction<ContentTakenDown>
{
    public async Task On(ContentTakenDown deed, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(deed.Listing, cancellationToken);
        listing.Suspend(deed.Case.Value, deed.Reason, deed.At);
    }
}
