using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>Whose watch it is: another person's is not found, a colleague's neither.</summary>
internal static class OwnWatches
{
    public static IQueryable<Watch> OwnedBy(this IQueryable<Watch> watches, MemberId person) => watches.Where(w => w.Owner == person);

    /// <summary>One more, which the person does not keep yet.</summary>
    /// <param name="once">What refuses it when they do.</param>
    public static async Task Keep(this MarketplaceDb db, Watch watch, Rule once, CancellationToken cancellationToken)
    {
        var own = await db.Watches.AsNoTracking().OwnedBy(watch.Owner).Select(w => w.SameAs).ToListAsync(cancellationToken);
        once.Require(!own.Contains(watch.SameAs, StringComparer.Ordinal));
        WatchRules.APersonKeepsSoManyWatches.Require(own.Count < WatchRules.MostWatches, WatchRules.MostWatches);
        db.Watches.Add(watch);
        await db.SaveChangesAsync(cancellationToken);
    }
}
