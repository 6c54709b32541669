using Marketplace.Application.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Demands;

/// <summary>The proposer learns that the demand ended without an answer.</summary>
internal sealed class WriteToProposerWhenProposalLapses(ProposalMail mail) : IReaction<ProposalLapsed>
{
    public Task On(ProposalLapsed deed, CancellationToken cancellationToken) => mail.WriteToProposer(deed.Proposal, "ProposalLapsed", cancellationToken);
}
