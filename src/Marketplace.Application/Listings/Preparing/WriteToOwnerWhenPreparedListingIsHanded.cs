using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Preparing;

/// <summary>The organisation learns that a draft waits for it, and that nobody but itself can submit it.</summary>
internal sealed class WriteToOwnerWhenPreparedListingIsHanded(MarketplaceDb db, SiteAddress site, TimeProvider clock) : IReaction<PreparedListingHanded>
{
    public async Task On(PreparedListingHanded deed, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(deed.Listing, cancellationToken);
        var by = await db.Members.AsNoTracking().Where(m => m.Id == listing.StaffDraft.By).Select(m => m.Name).SingleAsync(cancellationToken);
        await db.WriteTo(
            listing.Organisation, Power.Draft, "ListingPrepared", listing.Key, clock.GetUtcNow().UtcDateTime,
            language => [listing.Latest.Content.Title.In(language).Text, listing.Code, by, site.Link(language, $"my/listings/{listing.Key}")], cancellationToken);
    }
}
