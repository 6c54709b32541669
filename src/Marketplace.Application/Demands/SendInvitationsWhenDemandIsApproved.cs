using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>Whoever was invited to a draft is told once everybody can read it.</summary>
internal sealed class SendInvitationsWhenDemandIsApproved(MarketplaceDb db, TimeProvider clock) : IReaction<DemandApproved>
{
    public async Task On(DemandApproved deed, CancellationToken cancellationToken)
    {
        foreach (var invitation in await db.DemandInvitations.Where(i => i.Demand == deed.Demand && i.State == DemandInvitationState.Prepared).ToListAsync(cancellationToken))
        {
            invitation.Send(clock.GetUtcNow().UtcDateTime);
        }
    }
}
