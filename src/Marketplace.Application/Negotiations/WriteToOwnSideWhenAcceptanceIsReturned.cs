using Marketplace.Application.Common;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Negotiations;

/// <summary>The officers learn that their representative does not agree.</summary>
internal sealed class WriteToOwnSideWhenAcceptanceIsReturned(RoomMail mail) : IReaction<AcceptanceReturned>
{
    public Task On(AcceptanceReturned deed, CancellationToken cancellationToken) =>
        mail.Write(deed.Negotiation, deed.By, Power.Negotiate, "AcceptanceReturned", cancellationToken);
}
