using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Deals;

/// <summary>A party stops an unsigned deal, and says why; the right is free again.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Bind)]
public sealed record AbandonDeal(DealId Deal, Version Seen, string? Reason) : ICommand;

internal sealed class AbandonDealHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AbandonDeal>
{
    protected override async Task Handle(AbandonDeal command, CancellationToken cancellationToken)
    {
        var deal = await db.Deals.OfParty(caller.Organisation).Find(command.Deal, command.Seen, cancellationToken);
        deal.Abandon(deal.SideOf(caller.Organisation)!.Value, command.Reason ?? "", clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AbandonDealValidator : AbstractValidator<AbandonDeal>
{
    public AbandonDealValidator() => RuleFor(c => c.Reason).Text(NegotiationRules.TextLength);
}
