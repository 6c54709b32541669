using Marketplace.Application.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Demands;

/// <summary>The asker learns that somebody proposes a solution.</summary>
internal sealed class WriteToAskerWhenProposalIsSent(ProposalMail mail) : IReaction<ProposalSent>
{
    public Task On(ProposalSent deed, CancellationToken cancellationToken) => mail.WriteToAsker(deed.Proposal, "ProposalSent", cancellationToken);
}
