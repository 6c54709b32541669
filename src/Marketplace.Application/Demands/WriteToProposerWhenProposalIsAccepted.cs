using Marketplace.Application.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Demands;

/// <summary>The proposer learns that the asker wants to go on, and where.</summary>
internal sealed class WriteToProposerWhenProposalIsAccepted(ProposalMail mail) : IReaction<ProposalAccepted>
{
    public Task On(ProposalAccepted deed, CancellationToken cancellationToken) => mail.WriteToProposer(deed.Proposal, "ProposalAccepted", cancellationToken);
}
