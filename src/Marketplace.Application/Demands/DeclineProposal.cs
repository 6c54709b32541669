using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>The asker declines a proposal, with the code of a reason that the proposer can learn from.</summary>
[AllowedTo(Capability.Recipient, Power.Negotiate)]
public sealed record DeclineProposal(ProposalId Proposal, Version Seen, string? Reason, string? ReasonText) : ICommand;

internal sealed class DeclineProposalHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DeclineProposal>
{
    protected override async Task Handle(DeclineProposal command, CancellationToken cancellationToken)
    {
        var proposal = await db.ProposalsTo(caller.Organisation).Find(command.Proposal, command.Seen, cancellationToken);
        proposal.Decline(command.Reason, command.ReasonText, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DeclineProposalValidator : AbstractValidator<DeclineProposal>
{
    public DeclineProposalValidator(ReferenceLists lists)
    {
        RuleFor(c => c.Reason).Code(lists, ReferenceListNames.DeclineReasons);
        RuleFor(c => c.ReasonText).Text(ProposalRules.ReasonLength);
    }
}
