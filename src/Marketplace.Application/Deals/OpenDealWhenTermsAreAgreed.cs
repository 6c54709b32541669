using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Negotiations;

namespace Marketplace.Application.Deals;

/// <summary>Agreed terms and their deal are one transaction.</summary>
internal sealed class OpenDealWhenTermsAreAgreed(MarketplaceDb db) : IReaction<TermsAgreed>
{
    public Task On(TermsAgreed deed, CancellationToken cancellationToken)
    {
        db.Deals.Add(Deal.Open(deed));
        return Task.CompletedTask;
    }
}
