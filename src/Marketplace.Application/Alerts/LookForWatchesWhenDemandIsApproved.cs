using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Alerts;

/// <summary>A demand that the public sees for the first time.</summary>
internal sealed class LookForWatchesWhenDemandIsApproved(MarketplaceDb db, TimeProvider clock) : IReaction<DemandApproved>
{
    public async Task On(DemandApproved deed, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.FindAsync([deed.Demand], cancellationToken) ?? throw new InvalidOperationException($"There is no demand {deed.Demand.Value}.");
        if (demand.Revisions.Count(r => r.Status == RevisionStatus.Approved) == 1)
        {
            db.Announce(DocumentKind.Demand, demand.Key, clock.GetUtcNow().UtcDateTime);
        }
    }
}
