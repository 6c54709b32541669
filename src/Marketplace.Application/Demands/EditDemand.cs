using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A business changes the draft; of an open demand, a new revision begins while the old one stays public.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record EditDemand(DemandId Demand, Version Seen, DemandForm Form) : ICommand;

internal sealed class EditDemandHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<EditDemand>
{
    protected override async Task Handle(EditDemand command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OwnedBy(caller.Organisation).Find(command.Demand, command.Seen, cancellationToken);
        demand.Edit(DemandRevisionId.New(), command.Form.Content(), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class EditDemandValidator : AbstractValidator<EditDemand>
{
    public EditDemandValidator(IValidator<DemandForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
