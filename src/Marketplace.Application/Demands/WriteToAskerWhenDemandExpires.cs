using Marketplace.Application.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Demands;

/// <summary>The asker learns that no proposals come any more, and what can still be done.</summary>
internal sealed class WriteToAskerWhenDemandExpires(ProposalMail mail) : IReaction<DemandExpired>
{
    public Task On(DemandExpired deed, CancellationToken cancellationToken) => mail.WriteToAsker(deed.Demand, "DemandExpired", cancellationToken);
}
