using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Negotiations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Deals;

/// <summary>The deal goes with the acceptance that it came of; the register keeps it as recalled.</summary>
internal sealed class RecallDealWhenAcceptanceIsRecalled(MarketplaceDb db, TimeProvider clock) : IReaction<AcceptanceRecalled>
{
    public async Task On(AcceptanceRecalled deed, CancellationToken cancellationToken)
    {
        var deal = await db.Deals.SingleAsync(d => d.Negotiation == deed.Negotiation && d.EndedAt == null, cancellationToken);
        deal.Recall(clock.GetUtcNow().UtcDateTime);
    }
}
