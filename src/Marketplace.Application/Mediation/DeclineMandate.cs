using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Mediation;

/// <summary>The other side does not want this broker for both.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Bind)]
public sealed record DeclineMandate(MandateId Mandate, Version Seen) : ICommand;

internal sealed class DeclineMandateHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DeclineMandate>
{
    protected override async Task Handle(DeclineMandate command, CancellationToken cancellationToken)
    {
        var mandate = await db.OnNegotiationsOf(caller.Organisation).Find(command.Mandate, command.Seen, cancellationToken);
        var room = await db.Negotiations.OfParty(caller.Organisation).Find(mandate.Negotiation, cancellationToken);
        mandate.Decline(room.SideOf(caller.Organisation)!.Value, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
