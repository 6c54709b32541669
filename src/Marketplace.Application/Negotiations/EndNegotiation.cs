using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Negotiations;

/// <summary>One side stops, and says why.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Negotiate)]
public sealed record EndNegotiation(NegotiationId Negotiation, Version Seen, string? Reason) : ICommand;

internal sealed class EndNegotiationHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<EndNegotiation>
{
    protected override async Task Handle(EndNegotiation command, CancellationToken cancellationToken)
    {
        var room = await db.Negotiations.OfParty(caller.Organisation).Find(command.Negotiation, command.Seen, cancellationToken);
        room.End(room.SideOf(caller.Organisation)!.Value, command.Reason ?? "", clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class EndNegotiationValidator : AbstractValidator<EndNegotiation>
{
    public EndNegotiationValidator() => RuleFor(c => c.Reason).Text(NegotiationRules.TextLength);
}
