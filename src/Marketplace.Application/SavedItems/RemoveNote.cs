using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.SavedItems;
using MediatR;

namespace Marketplace.Application.SavedItems;

/// <summary>Somebody removes a note of their own, in the list of the organisation they act for.</summary>
[AllowedToSignedIn]
public sealed record RemoveNote(SavedItemId Item, SavedNoteId Note) : ICommand;

internal sealed class RemoveNoteHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<RemoveNote>
{
    protected override async Task Handle(RemoveNote command, CancellationToken cancellationToken)
    {
        var item = await db.SavedItems.OwnedBy(caller.OrganisationOrNone).Find(command.Item, cancellationToken);
        item.RemoveNote(command.Note, caller.Person);
        await db.SaveChangesAsync(cancellationToken);
    }
}
