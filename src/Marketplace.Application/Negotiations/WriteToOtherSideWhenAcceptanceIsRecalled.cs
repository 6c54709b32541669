using Marketplace.Application.Common;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Negotiations;

/// <summary>The other side learns that terms are open again.</summary>
internal sealed class WriteToOtherSideWhenAcceptanceIsRecalled(RoomMail mail) : IReaction<AcceptanceRecalled>
{
    public Task On(AcceptanceRecalled deed, CancellationToken cancellationToken) =>
        mail.Write(deed.Negotiation, deed.By.Other(), Power.Negotiate, "AcceptanceRecalled", cancellationToken);
}
