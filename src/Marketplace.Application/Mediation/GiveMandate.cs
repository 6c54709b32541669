using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Mediation;

/// <summary>A party gives a broker a mandate for one negotiation: for itself, and the other side is told; or for both, and the other side is asked.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Bind, Verified = true)]
public sealed record GiveMandate(MandateId Mandate, NegotiationId Negotiation, OrganisationId Broker, bool ForBoth, MandateForm Form) : ICommand, ICreates;

internal sealed class GiveMandateHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<GiveMandate>
{
    protected override async Task Handle(GiveMandate command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        caller.RequireToBind(VietnamCalendar.DateOf(now));
        var room = await db.Negotiations.OfParty(caller.Organisation).Find(command.Negotiation, cancellationToken);
        MandateRules.OnlyVerifiedBrokersMediate.Require(await db.Organisations.Brokers().AnyAsync(o => o.Id == command.Broker, cancellationToken));
        MandateRules.OneBrokerPerNegotiation.Require(!await db.Mandates.AnyAsync(
            m => m.Negotiation == room.Id && (m.Status == MandateStatus.Proposed || m.Status == MandateStatus.Active), cancellationToken));
        db.Mandates.Add(Mandate.Give(
            command.Mandate, room, room.SideOf(caller.Organisation)!.Value, command.Broker, command.ForBoth, command.Form.Conditions(), now));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class GiveMandateValidator : AbstractValidator<GiveMandate>
{
    public GiveMandateValidator(IValidator<MandateForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
