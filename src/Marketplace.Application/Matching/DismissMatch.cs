using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Matching;

/// <summary>One side does not want a suggestion, with the code of a reason that the exchange learns from. It is not suggested to them again.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Draft)]
public sealed record DismissMatch(MatchId Match, Version Seen, string? Reason, string? Note) : ICommand;

internal sealed class DismissMatchHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DismissMatch>
{
    protected override async Task Handle(DismissMatch command, CancellationToken cancellationToken)
    {
        var match = await db.Matches.OwnedBy(caller.Organisation).Find(command.Match, command.Seen, cancellationToken);
        match.Dismiss(match.SideOf(caller.Organisation), command.Reason, command.Note, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DismissMatchValidator : AbstractValidator<DismissMatch>
{
    public DismissMatchValidator(ReferenceLists lists)
    {
        RuleFor(c => c.Reason).Code(lists, ReferenceListNames.MatchDismissals);
        RuleFor(c => c.Note).Text(MatchRules.NoteLength);
    }
}
