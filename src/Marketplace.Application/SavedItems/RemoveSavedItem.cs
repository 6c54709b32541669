using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.SavedItems;
using MediatR;

namespace Marketplace.Application.SavedItems;

/// <summary>A member takes a technology off the shared list, with the notes as they saw them.</summary>
[AllowedTo(Capability.Any, Power.None)]
public sealed record RemoveSavedItem(SavedItemId Item, Version Seen) : ICommand;

internal sealed class RemoveSavedItemHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<RemoveSavedItem>
{
    protected override async Task Handle(RemoveSavedItem command, CancellationToken cancellationToken)
    {
        db.SavedItems.Remove(await db.SavedItems.OwnedBy(caller.Organisation).Find(command.Item, command.Seen, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
