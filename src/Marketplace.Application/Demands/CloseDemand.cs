using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A business says that it has found what it looked for.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record CloseDemand(DemandId Demand, Version Seen) : ICommand;

internal sealed class CloseDemandHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<CloseDemand>
{
    protected override async Task Handle(CloseDemand command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OwnedBy(caller.Organisation).Find(command.Demand, command.Seen, cancellationToken);
        demand.Close();
        await db.SaveChangesAsync(cancellationToken);
    }
}
