using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.SavedItems;
using MediatR;

namespace Marketplace.Application.SavedItems;

/// <summary>A member writes beside a saved technology what colleagues shall know.</summary>
[AllowedTo(Capability.Any, Power.None)]
public sealed record AddNote(SavedItemId Item, SavedNoteId Note, string? Text) : ICommand;

internal sealed class AddNoteHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AddNote>
{
    protected override async Task Handle(AddNote command, CancellationToken cancellationToken)
    {
        var item = await db.SavedItems.OwnedBy(caller.Organisation).Find(command.Item, cancellationToken);
        item.AddNote(command.Note, caller.Person, command.Text ?? "", clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AddNoteValidator : AbstractValidator<AddNote>
{
    public AddNoteValidator() => RuleFor(c => c.Text).Text(SavedItemRules.NoteLength);
}
