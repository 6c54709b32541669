using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Negotiations;

/// <summary>Thống nhất điều khoản. Who may not bind their organisation sends it up to their representative.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Negotiate, Verified = true)]
public sealed record AcceptOffer(NegotiationId Negotiation, Version Seen, RoundId Round) : ICommand;

internal sealed class AcceptOfferHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : AsyncRequestHandler<AcceptOffer>
{
    protected override async Task Handle(AcceptOffer command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        caller.RequireAuthority(VietnamCalendar.DateOf(now));
        var room = await db.Negotiations.OfParty(caller.Organisation).Find(command.Negotiation, command.Seen, cancellationToken);
        room.Accept(command.Round, room.SideOf(caller.Organisation)!.Value, caller.Person, caller.MayBind, lists.Calendar, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
