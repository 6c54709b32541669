using Marketplace.Application.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Demands;

/// <summary>The proposer learns that the asker declines, and where the reason stands.</summary>
internal sealed class WriteToProposerWhenProposalIsDeclined(ProposalMail mail) : IReaction<ProposalDeclined>
{
    public Task On(ProposalDeclined deed, CancellationToken cancellationToken) => mail.WriteToProposer(deed.Proposal, "ProposalDeclined", cancellationToken);
}
