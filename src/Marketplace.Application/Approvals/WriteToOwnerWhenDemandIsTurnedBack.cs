using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Approvals;

/// <summary>The organisation learns that changes are asked for, or that its demand is refused, and where the reason stands.</summary>
internal sealed class WriteToOwnerWhenDemandIsTurnedBack(MarketplaceDb db, DecisionMail mail) : IReaction<DemandTurnedBack>
{
    public async Task On(DemandTurnedBack deed, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.FindAsync([deed.Demand], cancellationToken) ?? throw new InvalidOperationException($"There is no demand {deed.Demand.Value}.");
        var key = deed.Decision == RevisionStatus.Refused ? "DemandRefused" : "DemandChangesRequested";
        await mail.Write(demand.Id.Value, demand.Organisation, demand.Charge, demand.Latest.Content.Title, demand.Code, $"my/demands/{demand.Id.Value}", key, cancellationToken);
    }
}
