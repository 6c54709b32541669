using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Approvals;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Approvals;

/// <summary>A reviewer approves the revision of a demand that was read.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record ApproveDemand(DemandId Demand, Version Seen, DemandRevisionId Read, IReadOnlyList<string> Checked) : ICommand;

internal sealed class ApproveDemandHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<ApproveDemand>
{
    protected override async Task Handle(ApproveDemand command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OfAnyone().Find(command.Demand, command.Seen, cancellationToken);
        ApprovalRules.EveryPointIsChecked.Require(ReviewChecklist.Demand.All(point => command.Checked.Contains(point, StringComparer.Ordinal)));
        demand.Approve(command.Read, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
