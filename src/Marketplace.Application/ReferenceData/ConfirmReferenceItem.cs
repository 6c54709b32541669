using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.ReferenceData;

/// <summary>Staff have compared an entry with its source.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record ConfirmReferenceItem(ReferenceItemId Item, Version Seen) : ICommand;

internal sealed class ConfirmReferenceItemHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<ConfirmReferenceItem>
{
    protected override async Task Handle(ConfirmReferenceItem command, CancellationToken cancellationToken)
    {
        var item = await db.ReferenceItems.OfAnyone().Find(command.Item, command.Seen, cancellationToken);
        item.Confirm(caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
