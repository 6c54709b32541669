using Marketplace.Application.Common;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Mediation;

/// <summary>The broker learns that both sides want them.</summary>
internal sealed class WriteToBrokerWhenMandateIsAccepted(RoomMail mail) : IReaction<MandateAccepted>
{
    public Task On(MandateAccepted deed, CancellationToken cancellationToken) =>
        mail.Write(deed.Negotiation, deed.Broker, Power.Negotiate, "MandateGiven", cancellationToken);
}
