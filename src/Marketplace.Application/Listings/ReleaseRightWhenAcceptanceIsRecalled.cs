using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Negotiations;

namespace Marketplace.Application.Listings;

/// <summary>What was held for the recalled terms is free again.</summary>
internal sealed class ReleaseRightWhenAcceptanceIsRecalled(MarketplaceDb db) : IReaction<AcceptanceRecalled>
{
    public async Task On(AcceptanceRecalled deed, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(deed.Listing, cancellationToken);
        listing.Release(deed.Negotiation.Value);
    }
}
