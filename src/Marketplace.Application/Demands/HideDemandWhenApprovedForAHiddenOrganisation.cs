using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Demands;

/// <summary>What hides an organisation hides what is published for it afterwards too.</summary>
internal sealed class HideDemandWhenApprovedForAHiddenOrganisation(MarketplaceDb db, TimeProvider clock) : IReaction<DemandApproved>
{
    public async Task On(DemandApproved deed, CancellationToken cancellationToken)
    {
        // Found among what is loaded: a catalogue is approved many at a time.
        var demand = db.Demands.Local.Single(approved => approved.Id == deed.Demand);
        if (await db.Organisations.FindAsync([demand.Organisation], cancellationToken) is not { HiddenSince: not null } organisation)
        {
            return;
        }

        await db.Entry(organisation).Collection(o => o.Suspensions).LoadAsync(cancellationToken);
        foreach (var holding in organisation.Suspensions.Where(h => !h.IsLifted && !demand.Suspensions.Any(s => s.Holder == h.Holder && !s.IsLifted)))
        {
            demand.Suspend(holding.Holder, holding.Reason, clock.GetUtcNow().UtcDateTime);
        }
    }
}
