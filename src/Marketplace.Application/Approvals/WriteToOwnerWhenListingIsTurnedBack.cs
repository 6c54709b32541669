using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Approvals;

/// <summary>The organisation learns that changes are asked for, or that its listing is refused, and where the reason stands.</summary>
internal sealed class WriteToOwnerWhenListingIsTurnedBack(MarketplaceDb db, DecisionMail mail) : IReaction<ListingTurnedBack>
{
    public async Task On(ListingTurnedBack deed, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.FindAsync([deed.Listing], cancellationToken) ?? throw new InvalidOperationException($"There is no listing {deed.Listing.Value}.");
        var key = deed.Decision == RevisionStatus.Refused ? "ListingRefused" : "ListingChangesRequested";
        await mail.Write(listing.Id.Value, listing.Organisation, listing.Charge, listing.Latest.Content.Title, listing.Code, $"my/listings/{listing.Id.Value}", key, cancellationToken);
    }
}
