using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;

namespace Marketplace.Domain.Demands;

/// <summary>What a supplier thinks of asking, in the words of an offer; binds nobody. Both parts may be left open.</summary>
public sealed record PriceIdea(Money? UpFront, Royalty? Royalty)
{
    public static readonly PriceIdea None = new(null, null);

    public void Check()
    {
        NegotiationRules.PricesAreInDong.Require(UpFront is null || UpFront.Currency == Money.Dong);
        NegotiationRules.APriceIsNotNegative.Require(UpFront is null || UpFront.Amount is >= 0 and <= Terms.HighestPrice);
        NegotiationRules.ARoyaltyIsAShare.Require(Royalty is null || Royalty.RatePerMillion is > 0 and <= 1_000_000);
    }
}
