using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.SavedItems;
using MediatR;

namespace Marketplace.Application.SavedItems;

/// <summary>Somebody changes a note of their own, in the list of the organisation they act for.</summary>
[AllowedToSignedIn]
public sealed record EditNote(SavedItemId Item, SavedNoteId Note, string? Text) : ICommand;

internal sealed class EditNoteHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<EditNote>
{
    protected override async Task Handle(EditNote command, CancellationToken cancellationToken)
    {
        var item = await db.SavedItems.OwnedBy(caller.OrganisationOrNone).Find(command.Item, cancellationToken);
        item.EditNote(command.Note, caller.Person, command.Text ?? "", clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class EditNoteValidator : AbstractValidator<EditNote>
{
    public EditNoteValidator() => RuleFor(c => c.Text).Text(SavedItemRules.NoteLength);
}
