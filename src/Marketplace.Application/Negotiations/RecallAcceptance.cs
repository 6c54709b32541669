using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Negotiations;

/// <summary>The side that accepted takes it back, for half an hour and while no contract version exists.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Bind)]
public sealed record RecallAcceptance(NegotiationId Negotiation, Version Seen) : ICommand;

internal sealed class RecallAcceptanceHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RecallAcceptance>
{
    protected override async Task Handle(RecallAcceptance command, CancellationToken cancellationToken)
    {
        var room = await db.Negotiations.OfParty(caller.Organisation).Find(command.Negotiation, command.Seen, cancellationToken);
        room.RecallAcceptance(room.SideOf(caller.Organisation)!.Value, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
