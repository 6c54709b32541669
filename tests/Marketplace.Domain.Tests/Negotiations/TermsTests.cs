using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Negotiations;

public sealed class TermsTests
{
    private static readonly Terms Usual = new(
        Right.Use, Exclusivity.Exclusive, false, Territory.Vietnam, ["C"], 60, null, Money.Vnd(1_200_000_000), new Royalty(15_000, RoyaltyBase.NetRevenue));

    private static readonly DateOnly Today = new(2026, 11, 24);

    public static TheoryData<Terms, string> Wrong => new()
    {
        { Usual with { Right = Right.Assignment }, nameof(NegotiationRules.AnAssignmentHasNoExclusivity) },
        { Usual with { Exclusivity = null }, nameof(NegotiationRules.ARightToUseSaysHowExclusive) },
        { Usual with { TermMonths = null }, nameof(NegotiationRules.ARightToUseHasATerm) },
        { Usual with { TermMonths = 0 }, nameof(NegotiationRules.ARightToUseHasATerm) },
        { Usual with { TermMonths = 601 }, nameof(NegotiationRules.ARightToUseHasATerm) },
        { Usual with { UpFront = new Money(100, "USD") }, nameof(NegotiationRules.PricesAreInDong) },
        { Usual with { UpFront = Money.Vnd(-1) }, nameof(NegotiationRules.APriceIsNotNegative) },
        { Usual with { UpFront = Money.Vnd(Terms.HighestPrice + 1) }, nameof(NegotiationRules.APriceIsNotNegative) },
        { Usual with { Royalty = new Royalty(0, RoyaltyBase.NetRevenue) }, nameof(NegotiationRules.ARoyaltyIsAShare) },
        { Usual with { Royalty = new Royalty(1_000_001, RoyaltyBase.NetRevenue) }, nameof(NegotiationRules.ARoyaltyIsAShare) },
        { Usual with { UpFront = Money.Vnd(0), Royalty = null }, nameof(NegotiationRules.AnOfferNamesAPrice) },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Terms_that_cannot_stand_are_refused_by_name(Terms terms, string rule) =>
        Should.Throw<RuleBroken>(terms.Check).Rule.Code.ShouldBe(rule);

    [Fact]
    public void An_assignment_needs_neither_term_nor_exclusivity() =>
        Should.NotThrow((Usual with { Right = Right.Assignment, Exclusivity = null, TermMonths = null }).Check);

    [Fact]
    public void A_royalty_alone_is_a_price_and_so_is_an_amount_alone()
    {
        Should.NotThrow((Usual with { UpFront = Money.Vnd(0) }).Check);
        Should.NotThrow((Usual with { Royalty = null }).Check);
    }

    [Fact]
    public void The_right_begins_with_the_agreement_and_holds_to_its_last_day()
    {
        var scope = Usual.ScopeFrom(Today);
        scope.From.ShouldBe(Today);
        scope.Until.ShouldBe(new DateOnly(2031, 11, 23));
        (Usual with { Right = Right.Assignment, Exclusivity = null, TermMonths = null }).ScopeFrom(Today).Until.ShouldBeNull();
    }

    [Fact]
    public void A_later_start_moves_the_right_and_a_past_one_does_not()
    {
        (Usual with { StartsOn = new DateOnly(2027, 1, 1) }).ScopeFrom(Today).From.ShouldBe(new DateOnly(2027, 1, 1));
        (Usual with { StartsOn = new DateOnly(2026, 1, 1) }).ScopeFrom(Today).From.ShouldBe(Today);
    }

    [Fact]
    public void Every_part_that_another_round_changes_is_named()
    {
        Usual.DifferencesFrom(Usual with { FieldOfUse = ["C"] }).ShouldBeEmpty();
        (Usual with { FieldOfUse = ["A", "C"] }).DifferencesFrom(Usual with { FieldOfUse = ["C", "A"] }).ShouldBeEmpty();
        new Terms(Right.Assignment, null, true, Territory.World, [], null, Today, Money.Vnd(1), null).DifferencesFrom(Usual).ShouldBe(Enum.GetValues<TermsPart>());
        (Usual with { Exclusivity = Exclusivity.NonExclusive }).DifferencesFrom(Usual).ShouldBe([TermsPart.Right]);
    }
}
