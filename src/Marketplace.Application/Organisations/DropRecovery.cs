using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>The letter was no good, or the organisation's people are there after all: nothing is recovered.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record DropRecovery(RecoveryId Recovery, Version Seen) : ICommand;

internal sealed class DropRecoveryHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DropRecovery>
{
    protected override async Task Handle(DropRecovery command, CancellationToken cancellationToken)
    {
        var recovery = await db.Recoveries.OfAnyone().Find(command.Recovery, command.Seen, cancellationToken);
        recovery.Drop(caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
