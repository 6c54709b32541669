using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A business takes a demand off the exchange.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record WithdrawDemand(DemandId Demand, Version Seen) : ICommand;

internal sealed class WithdrawDemandHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<WithdrawDemand>
{
    protected override async Task Handle(WithdrawDemand command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OwnedBy(caller.Organisation).Find(command.Demand, command.Seen, cancellationToken);
        demand.Withdraw();
        await db.SaveChangesAsync(cancellationToken);
    }
}
