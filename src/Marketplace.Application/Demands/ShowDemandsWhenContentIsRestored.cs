using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>An appeal was right: what the case hid stands where it stood.</summary>
internal sealed class ShowDemandsWhenContentIsRestored(MarketplaceDb db) : IReaction<ContentRestored>
{
    public async Task On(ContentRestored deed, CancellationToken cancellationToken)
    {
        var holder = deed.Case.Value;
        foreach (var demand in await db.Demands.OfAnyone().Where(d => d.Suspensions.Any(s => s.Holder == holder && !s.IsLifted)).ToListAsync(cancellationToken))
        {
            demand.Resume(holder, deed.At);
        }
    }
}
