using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Files;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A business takes a file out of the draft. Revisions that hold it keep it.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record RemoveAttachment(DemandId Demand, Version Seen, FileId File) : ICommand;

internal sealed class RemoveAttachmentHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RemoveAttachment>
{
    protected override async Task Handle(RemoveAttachment command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OwnedBy(caller.Organisation).Find(command.Demand, command.Seen, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        demand.RemoveAttachment(DemandRevisionId.New(), command.File, now);
        var file = await db.Files.OfAnyone().Find(command.File, cancellationToken);
        file.SetAside(now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
