using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>An appeal was right: what the case hid stands where it stood.</summary>
internal sealed class ShowListingsWhenContentIsRestored(MarketplaceDb db) : IReaction<ContentRestored>
{
    public async Task On(ContentRestored deed, CancellationToken cancellationToken)
    {
        var holder = deed.Case.Value;
        foreach (var listing in await db.Listings.OfAnyone().Where(l => l.Suspensions.Any(s => s.Holder == holder && !s.IsLifted)).ToListAsync(cancellationToken))
        {
            listing.Resume(holder, now: deed.At);
        }
    }
}
