using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Mediation;

/// <summary>The other side agrees to a broker for both.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Bind, Verified = true)]
public sealed record AcceptMandate(MandateId Mandate, Version Seen) : ICommand;

internal sealed class AcceptMandateHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AcceptMandate>
{
    protected override async Task Handle(AcceptMandate command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        caller.RequireToBind(VietnamCalendar.DateOf(now));
        var mandate = await db.OnNegotiationsOf(caller.Organisation).Find(command.Mandate, command.Seen, cancellationToken);
        var room = await db.Negotiations.OfParty(caller.Organisation).Find(mandate.Negotiation, cancellationToken);
        mandate.Accept(room.SideOf(caller.Organisation)!.Value, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
