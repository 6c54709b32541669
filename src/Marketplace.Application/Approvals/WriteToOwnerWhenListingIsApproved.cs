using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Approvals;

/// <summary>The organisation learns that its listing is public as submitted.</summary>
internal sealed class WriteToOwnerWhenListingIsApproved(MarketplaceDb db, DecisionMail mail) : IReaction<ListingApproved>
{
    public async Task On(ListingApproved deed, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.FindAsync([deed.Listing], cancellationToken) ?? throw new InvalidOperationException($"There is no listing {deed.Listing.Value}.");
        if (listing.IsCatalogue)
        {
            // Taken over from a source in bulk: its organisation did not ask for a decision.
            return;
        }

        await mail.Write(listing.Id.Value, listing.Organisation, listing.Charge, listing.Public!.Content.Title, listing.Code, $"listings/{listing.Code}", "ListingApproved", cancellationToken);
    }
}
