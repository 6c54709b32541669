using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Negotiations;

/// <summary>A representative does not agree to what their officer wanted to accept; the round stays open.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Bind)]
public sealed record ReturnAcceptance(NegotiationId Negotiation, Version Seen, RoundId Round) : ICommand;

internal sealed class ReturnAcceptanceHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<ReturnAcceptance>
{
    protected override async Task Handle(ReturnAcceptance command, CancellationToken cancellationToken)
    {
        var room = await db.Negotiations.OfParty(caller.Organisation).Find(command.Negotiation, command.Seen, cancellationToken);
        room.ReturnAcceptance(command.Round, room.SideOf(caller.Organisation)!.Value);
        await db.SaveChangesAsync(cancellationToken);
    }
}
