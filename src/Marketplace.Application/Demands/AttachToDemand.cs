using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Files;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A business attaches a file that says more of its problem. Its name stays with the business, like everything else that tells who made it.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record AttachToDemand(DemandId Demand, FileId File, ReceivedFile Received) : ICommand;

internal sealed class AttachToDemandHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AttachToDemand>
{
    protected override async Task Handle(AttachToDemand command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OwnedBy(caller.Organisation).Find(command.Demand, cancellationToken);
        var (received, now) = (command.Received, clock.GetUtcNow().UtcDateTime);
        demand.Attach(DemandRevisionId.New(), new DemandAttachment(command.File, received.Kind, received.Length, Bilingual.None), received.Name, now);
        db.Files.Add(StoredFile.OfDemand(command.File, demand.Id, caller.Organisation, caller.Person, received, now));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AttachToDemandValidator : AbstractValidator<AttachToDemand>
{
    public AttachToDemandValidator() => RuleFor(c => c.Received).Received();
}
