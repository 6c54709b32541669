using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Mediation;

/// <summary>Everybody whom an active mandate concerned learns that it ended, but for the one who ended it.</summary>
internal sealed class WriteToOthersWhenMandateEnds(MarketplaceDb db, RoomMail mail) : IReaction<MandateEnded>
{
    public async Task On(MandateEnded deed, CancellationToken cancellationToken)
    {
        foreach (var side in Enum.GetValues<Side>().Where(s => s != deed.By))
        {
            await mail.Write(deed.Negotiation, side, Power.Negotiate, "MandateEnded", cancellationToken);
        }

        var wasOpen = db.Mandates.Local.Single(m => m.Id == deed.Mandate).AcceptedAt is not null;
        if (deed.By is not null && wasOpen)
        {
            await mail.Write(deed.Negotiation, deed.Broker, Power.Negotiate, "MandateEnded", cancellationToken);
        }
    }
}
