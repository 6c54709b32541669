using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Mediation;

/// <summary>The side that gave a mandate, both of one for both, or the broker ends it: the negotiation is closed to the broker at once.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient | Capability.Broker, Power.Bind)]
public sealed record EndMandate(MandateId Mandate, Version Seen) : ICommand;

internal sealed class EndMandateHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<EndMandate>
{
    protected override async Task Handle(EndMandate command, CancellationToken cancellationToken)
    {
        var own = caller.Organisation;
        var asParty = db.OnNegotiationsOf(own).Select(m => m.Id);
        var mandate = await db.Mandates.Where(m => m.Broker == own || asParty.Contains(m.Id)).Find(command.Mandate, command.Seen, cancellationToken);
        var room = await db.Negotiations.OfAnyone().Find(mandate.Negotiation, cancellationToken);
        mandate.End(room.SideOf(own), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
