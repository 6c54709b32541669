using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Deals;

public sealed class DealTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Terms Terms = new(Right.Use, Exclusivity.Exclusive, false, Territory.Vietnam, [], 60, null, Money.Vnd(1_000_000_000), null);

    [Fact]
    public void A_deal_opens_with_what_was_agreed()
    {
        var deal = Opened();
        deal.Status.ShouldBe(DealStatus.Drafting);
        deal.UpFront.ShouldBe(1_000_000_000);
        deal.Code.ShouldStartWith("HD-");
    }

    [Fact]
    public void Only_an_unsigned_deal_is_abandoned_and_it_says_why()
    {
        var deal = Opened();
        Should.Throw<RuleBroken>(() => deal.Abandon(Side.Recipient, " ", Now)).Rule.ShouldBe(DealRules.AnAbandonedDealSaysWhy);
        deal.Abandon(Side.Recipient, " Hết vốn ", Now);

        deal.EndReason.ShouldBe("Hết vốn");
        deal.EndedBy.ShouldBe(Side.Recipient);
        deal.TakeEvents().OfType<DealAbandoned>().ShouldHaveSingleItem();
        Should.Throw<RuleBroken>(() => deal.Abandon(Side.Supplier, "Lần nữa", Now)).Rule.ShouldBe(DealRules.OnlyUnsignedDealsAreAbandoned);
        Should.Throw<RuleBroken>(() => deal.Recall(Now)).Rule.ShouldBe(DealRules.OnlyUnsignedDealsAreAbandoned);
    }

    [Fact]
    public void A_recalled_deal_stays_in_the_register_as_such()
    {
        var deal = Opened();
        deal.Recall(Now);
        deal.Status.ShouldBe(DealStatus.Recalled);
        deal.EndedAt.ShouldBe(Now);
    }

    private static Deal Opened() => Deal.Open(new TermsAgreed(
        NegotiationId.New(), ListingId.New(), OrganisationId.New(), OrganisationId.New(), RoundId.New(), RevisionId.New(), Terms, IsDemo: false, Now));
}
