using Marketplace.Application.Common;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Negotiations;

/// <summary>Chờ lãnh đạo duyệt: the own representatives learn that their word is awaited.</summary>
internal sealed class WriteToRepresentativesWhenAcceptanceIsSentUp(RoomMail mail) : IReaction<AcceptanceSentUp>
{
    public Task On(AcceptanceSentUp deed, CancellationToken cancellationToken) =>
        mail.Write(deed.Negotiation, deed.By, Power.Bind, "AcceptanceSentUp", cancellationToken);
}
