using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Mediation;

/// <summary>The broker learns of the mandate, and the other side is told, or asked when the broker is to work for both.</summary>
internal sealed class WriteToOthersWhenMandateIsGiven(MarketplaceDb db, RoomMail mail) : IReaction<MandateGiven>
{
    public async Task On(MandateGiven deed, CancellationToken cancellationToken)
    {
        var broker = await db.Organisations.Where(o => o.Id == deed.Broker).Select(o => o.Profile.Name).SingleAsync(cancellationToken);
        var (key, power) = deed.ForBoth ? ("MandateProposed", Power.Bind) : ("MandateTold", Power.Negotiate);
        await mail.Write(deed.Negotiation, deed.By.Other(), power, key, cancellationToken, broker);
        if (!deed.ForBoth)
        {
            await mail.Write(deed.Negotiation, deed.Broker, Power.Negotiate, "MandateGiven", cancellationToken);
        }
    }
}
