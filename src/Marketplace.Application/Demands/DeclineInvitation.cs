using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>An invited supplier says that it will not propose, with the code of a reason that the asker can learn from.</summary>
[AllowedTo(Capability.Supplier, Power.Negotiate)]
public sealed record DeclineInvitation(DemandInvitationId Invitation, Version Seen, string? Reason, string? ReasonText) : ICommand;

internal sealed class DeclineInvitationHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DeclineInvitation>
{
    protected override async Task Handle(DeclineInvitation command, CancellationToken cancellationToken)
    {
        var invitation = await db.DemandInvitations.SentTo(caller.Organisation).Find(command.Invitation, command.Seen, cancellationToken);
        invitation.Decline(command.Reason, command.ReasonText, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DeclineInvitationValidator : AbstractValidator<DeclineInvitation>
{
    public DeclineInvitationValidator(ReferenceLists lists)
    {
        RuleFor(c => c.Reason).Code(lists, ReferenceListNames.InvitationReasons);
        RuleFor(c => c.ReasonText).Text(ProposalRules.ReasonLength);
    }
}
