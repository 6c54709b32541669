using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Deals;

namespace Marketplace.Application.Negotiations;

/// <summary>What was agreed came to nothing, so the room closes; either side may open another.</summary>
internal sealed class EndNegotiationWhenDealIsAbandoned(MarketplaceDb db) : IReaction<DealAbandoned>
{
    public async Task On(DealAbandoned deed, CancellationToken cancellationToken)
    {
        var room = await db.Negotiations.OfAnyone().Find(deed.Negotiation, cancellationToken);
        room.EndWithDeal(deed.By, deed.Reason, deed.At);
    }
}
