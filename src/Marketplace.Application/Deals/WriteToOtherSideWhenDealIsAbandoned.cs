using Marketplace.Application.Common;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Deals;

/// <summary>The other side learns that a deal stopped.</summary>
internal sealed class WriteToOtherSideWhenDealIsAbandoned(RoomMail mail) : IReaction<DealAbandoned>
{
    public Task On(DealAbandoned deed, CancellationToken cancellationToken) =>
        mail.Write(deed.Negotiation, deed.By.Other(), Power.Negotiate, "DealAbandoned", cancellationToken);
}
