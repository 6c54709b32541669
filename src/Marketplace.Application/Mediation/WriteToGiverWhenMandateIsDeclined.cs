using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Mediation;

/// <summary>Who proposed a broker for both learns that the other side declines.</summary>
internal sealed class WriteToGiverWhenMandateIsDeclined(MarketplaceDb db, RoomMail mail) : IReaction<MandateDeclined>
{
    public Task On(MandateDeclined deed, CancellationToken cancellationToken)
    {
        var giver = db.Mandates.Local.Single(m => m.Id == deed.Mandate).GivenBy;
        return mail.Write(deed.Negotiation, giver, Power.Negotiate, "MandateDeclined", cancellationToken);
    }
}
