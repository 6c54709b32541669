using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Approvals;

/// <summary>A reviewer refuses a demand, with the reason.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record RefuseDemand(DemandId Demand, Version Seen, DemandRevisionId Read, string Reason) : ICommand;

internal sealed class RefuseDemandHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RefuseDemand>
{
    protected override async Task Handle(RefuseDemand command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OfAnyone().Find(command.Demand, command.Seen, cancellationToken);
        demand.Refuse(command.Read, caller.Person, command.Reason, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RefuseDemandValidator : AbstractValidator<RefuseDemand>
{
    public RefuseDemandValidator() => RuleFor(c => c.Reason!).Text(ListingRules.ReasonLength);
}
