using Marketplace.Application.Common;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Negotiations;

/// <summary>The other side learns that nobody waits for them any more.</summary>
internal sealed class WriteToOtherSideWhenNegotiationEnds(RoomMail mail) : IReaction<NegotiationEnded>
{
    public Task On(NegotiationEnded deed, CancellationToken cancellationToken) =>
        mail.Write(deed.Negotiation, deed.By.Other(), Power.Negotiate, "NegotiationEnded", cancellationToken);
}
