using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Alerts;

/// <summary>A listing that the public sees for the first time.</summary>
internal sealed class LookForWatchesWhenListingIsApproved(MarketplaceDb db, TimeProvider clock) : IReaction<ListingApproved>
{
    public async Task On(ListingApproved deed, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.FindAsync([deed.Listing], cancellationToken) ?? throw new InvalidOperationException($"There is no listing {deed.Listing.Value}.");
        if (listing.Revisions.Count(r => r.Status == RevisionStatus.Approved) == 1)
        {
            db.Announce(DocumentKind.Listing, listing.Key, clock.GetUtcNow().UtcDateTime);
        }
    }
}
