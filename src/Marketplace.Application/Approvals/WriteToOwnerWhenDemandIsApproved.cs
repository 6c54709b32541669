using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Approvals;

/// <summary>The organisation learns that its demand is public as submitted.</summary>
internal sealed class WriteToOwnerWhenDemandIsApproved(MarketplaceDb db, DecisionMail mail) : IReaction<DemandApproved>
{
    public async Task On(DemandApproved deed, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.FindAsync([deed.Demand], cancellationToken) ?? throw new InvalidOperationException($"There is no demand {deed.Demand.Value}.");
        await mail.Write(demand.Id.Value, demand.Organisation, demand.Charge, demand.Public!.Content.Title, demand.Code, $"demands/{demand.Code}", "DemandApproved", cancellationToken);
    }
}
