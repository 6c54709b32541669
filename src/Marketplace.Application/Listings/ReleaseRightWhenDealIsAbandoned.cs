using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Deals;

namespace Marketplace.Application.Listings;

/// <summary>What was held for an abandoned deal is free again.</summary>
internal sealed class ReleaseRightWhenDealIsAbandoned(MarketplaceDb db) : IReaction<DealAbandoned>
{
    public async Task On(DealAbandoned deed, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(deed.Listing, cancellationToken);
        listing.Release(deed.Negotiation.Value);
    }
}
