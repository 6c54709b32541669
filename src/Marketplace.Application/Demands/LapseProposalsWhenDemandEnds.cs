using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>Who waits for an answer to a demand that is closed or withdrawn waits no longer.</summary>
internal sealed class LapseProposalsWhenDemandEnds(MarketplaceDb db, TimeProvider clock) : IReaction<DemandEnded>
{
    public async Task On(DemandEnded deed, CancellationToken cancellationToken)
    {
        foreach (var proposal in await db.Proposals.Where(p => p.Demand == deed.Demand && p.State == ProposalState.Waiting).ToListAsync(cancellationToken))
        {
            proposal.Lapse(clock.GetUtcNow().UtcDateTime);
        }
    }
}
