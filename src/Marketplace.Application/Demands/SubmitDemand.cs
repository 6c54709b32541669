using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A business asks the exchange to review a demand.</summary>
[AllowedTo(Capability.Recipient, Power.Draft, Verified = true)]
public sealed record SubmitDemand(DemandId Demand, Version Seen) : ICommand;

internal sealed class SubmitDemandHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<SubmitDemand>
{
    protected override async Task Handle(SubmitDemand command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OwnedBy(caller.Organisation).Find(command.Demand, command.Seen, cancellationToken);
        demand.Submit(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
