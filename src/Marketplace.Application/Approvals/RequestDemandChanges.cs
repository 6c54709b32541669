using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Approvals;

/// <summary>A reviewer sends a demand back with what to change.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record RequestDemandChanges(DemandId Demand, Version Seen, DemandRevisionId Read, string Reason) : ICommand;

internal sealed class RequestDemandChangesHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RequestDemandChanges>
{
    protected override async Task Handle(RequestDemandChanges command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OfAnyone().Find(command.Demand, command.Seen, cancellationToken);
        demand.RequestChanges(command.Read, caller.Person, command.Reason, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RequestDemandChangesValidator : AbstractValidator<RequestDemandChanges>
{
    public RequestDemandChangesValidator() => RuleFor(c => c.Reason!).Text(ListingRules.ReasonLength);
}
