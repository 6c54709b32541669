using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>Whoever is invited to a demand, from its suggestions or from elsewhere, is shown as invited there.</summary>
internal sealed class MarkMatchesWhenSupplierIsInvited(MarketplaceDb db, TimeProvider clock) : IReaction<DemandInvitationSent>
{
    public async Task On(DemandInvitationSent deed, CancellationToken cancellationToken)
    {
        var invitation = db.DemandInvitations.Local.First(i => i.Id == deed.Invitation);
        foreach (var match in await db.Matches.Where(m => m.Demand == invitation.Demand && m.Supplier == invitation.Organisation).ToListAsync(cancellationToken))
        {
            match.Invite(clock.GetUtcNow().UtcDateTime);
        }
    }
}
