using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A business begins a demand. Nothing is needed yet.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record DraftDemand(DemandId Demand, DemandForm Form) : ICommand, ICreates;

internal sealed class DraftDemandHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DraftDemand>
{
    protected override async Task Handle(DraftDemand command, CancellationToken cancellationToken)
    {
        db.Demands.Add(Demand.Draft(command.Demand, DemandRevisionId.New(), caller.Organisation, command.Form.Content(), caller.IsDemo, clock.GetUtcNow().UtcDateTime, caller.Person));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DraftDemandValidator : AbstractValidator<DraftDemand>
{
    public DraftDemandValidator(IValidator<DemandForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
