using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Listings;

/// <summary>What hides an organisation hides what is published for it afterwards too.</summary>
internal sealed class HideListingWhenApprovedForAHiddenOrganisation(MarketplaceDb db, TimeProvider clock) : IReaction<ListingApproved>
{
    public async Task On(ListingApproved deed, CancellationToken cancellationToken)
    {
        // Found among what is loaded: a catalogue is approved many at a time.
        var listing = db.Listings.Local.Single(approved => approved.Id == deed.Listing);
        if (await db.Organisations.FindAsync([listing.Organisation], cancellationToken) is not { HiddenSince: not null } organisation)
        {
            return;
        }

        await db.Entry(organisation).Collection(o => o.Suspensions).LoadAsync(cancellationToken);
        foreach (var holding in organisation.Suspensions.Where(h => !h.IsLifted && !listing.Suspensions.Any(s => s.Holder == h.Holder && !s.IsLifted)))
        {
            listing.Suspend(holding.Holder, holding.Reason, clock.GetUtcNow().UtcDateTime);
        }
    }
}
