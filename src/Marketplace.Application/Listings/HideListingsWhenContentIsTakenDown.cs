using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>The public and the index lose it in the same transaction as the decision; of an organisation everything it ever published.</summary>
internal sealed class HideListingsWhenContentIsTakenDown(MarketplaceDb db) : IReaction<ContentTakenDown>
{
    public async Task On(ContentTakenDown deed, CancellationToken cancellationToken)
    {
        var (one, organisation) = (deed.Thing.Listing, deed.Thing.Organisation);
        var reported = deed.Thing.Kind switch
        {
            ReportedKind.Listing => db.Listings.OfAnyone().Where(l => l.Id == one),
            ReportedKind.Organisation => db.Listings.OncePublic().Where(l => l.Organisation == organisation),
            _ => null,
        };
        foreach (var listing in reported is null ? [] : await reported.ToListAsync(cancellationToken))
        {
            listing.Suspend(deed.Case.Value, deed.Reason, deed.At);
        }
    }
}
