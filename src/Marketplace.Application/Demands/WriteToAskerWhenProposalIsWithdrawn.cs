using Marketplace.Application.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Demands;

/// <summary>The asker learns that there is nothing to answer any more.</summary>
internal sealed class WriteToAskerWhenProposalIsWithdrawn(ProposalMail mail) : IReaction<ProposalWithdrawn>
{
    public Task On(ProposalWithdrawn deed, CancellationToken cancellationToken) => mail.WriteToAsker(deed.Proposal, "ProposalWithdrawn", cancellationToken);
}
