using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Mediation;

/// <summary>A broker writes a note: for both sides, or for their own file.</summary>
[AllowedTo(Capability.Broker, Power.Negotiate)]
public sealed record WriteMandateNote(MandateNoteId Note, MandateId Mandate, string? Text, bool IsPrivate) : ICommand, ICreates;

internal sealed class WriteMandateNoteHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<WriteMandateNote>
{
    protected override async Task Handle(WriteMandateNote command, CancellationToken cancellationToken)
    {
        var own = caller.Organisation;
        var mandate = await db.Mandates.Where(m => m.Broker == own).Find(command.Mandate, cancellationToken);
        mandate.Note(command.Note, caller.Person, command.Text ?? "", command.IsPrivate, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class WriteMandateNoteValidator : AbstractValidator<WriteMandateNote>
{
    public WriteMandateNoteValidator() => RuleFor(c => c.Text).Text(NegotiationRules.TextLength);
}
