using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A supplier takes back a proposal that nobody has answered yet.</summary>
[AllowedTo(Capability.Supplier, Power.Negotiate)]
public sealed record WithdrawProposal(ProposalId Proposal, Version Seen) : ICommand;

internal sealed class WithdrawProposalHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<WithdrawProposal>
{
    protected override async Task Handle(WithdrawProposal command, CancellationToken cancellationToken)
    {
        var proposal = await db.Proposals.SentBy(caller.Organisation).Find(command.Proposal, command.Seen, cancellationToken);
        proposal.Withdraw(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
