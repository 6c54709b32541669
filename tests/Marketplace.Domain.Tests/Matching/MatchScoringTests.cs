using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Matching;

public sealed class MatchScoringTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly TextKinship Nothing = new(0, null, []);

    [Fact]
    public void Where_nothing_is_said_nothing_counts_but_the_text()
    {
        var score = Score(new DemandContent(), new ListingContent(), new TextKinship(MatchWeights.WholeWords, null, []));
        score.Mean().ShouldBe(1);
        score.Parts.Where(p => p.Part != MatchPart.Text).ShouldAllBe(p => p.Value == null && p.Tone() == PartTone.NotTold);
        score.Parts.Select(p => p.Part).ShouldBe(Enum.GetValues<MatchPart>());
    }

    [Fact]
    public void A_part_takes_its_weight_only_when_both_sides_speak()
    {
        var told = Score(new DemandContent { Field = "207" }, new ListingContent { Field = "301" }, new TextKinship(MatchWeights.WholeWords, null, []));
        told.Mean().ShouldBe(MatchWeights.Of(MatchPart.Text) / (double)(MatchWeights.Of(MatchPart.Text) + MatchWeights.Of(MatchPart.Field)), tolerance: 0.001);
        Score(new DemandContent { Field = "207" }, new ListingContent(), new TextKinship(MatchWeights.WholeWords, null, [])).Mean().ShouldBe(1);
        Enum.GetValues<MatchPart>().Sum(MatchWeights.Of).ShouldBe(100);
    }

    [Theory]
    [InlineData(0, null, 0, 0)]
    [InlineData(0.15, null, 0, 0.5)]
    [InlineData(0.9, null, 0, 1)]
    [InlineData(0, null, 1, 0.33)]
    [InlineData(0, null, 2, 0.5)]
    [InlineData(0.15, null, 2, 0.75)]
    [InlineData(0.15, 0.8, 1, 0.8)]
    [InlineData(0.15, 0.1, 1, 0.67)]
    public void Texts_are_as_near_as_words_terms_or_meaning_say(double words, double? meaning, int terms, double value)
    {
        var part = Score(new DemandContent(), new ListingContent(), new TextKinship(words, meaning, [.. Enumerable.Range(0, terms).Select(i => new CommonTerm($"từ {i}", 2))])).Parts[0];
        part.Value!.Value.ShouldBe(value, tolerance: 0.01);
        part.IsByMeaning.ShouldBe(value == meaning);
        part.Common.Count.ShouldBe(terms);
    }

    [Theory]
    [InlineData(1, 0.2)]
    [InlineData(2, 0.33)]
    [InlineData(3, 0.5)]
    [InlineData(6, 0.5)]
    public void A_longer_term_proves_more(int words, double value) =>
        Score(new DemandContent(), new ListingContent(), new TextKinship(0, null, [new CommonTerm("ôxy", words)])).Parts[0].Value.ShouldBe(value);

    [Theory]
    [InlineData("207", "207", 1)]
    [InlineData("207", "205", MatchWeights.SameHead)]
    [InlineData("207", "405", 0)]
    public void The_same_field_fits_and_the_same_head_half(string wanted, string offered, double value)
    {
        var part = Part(MatchPart.Field, new DemandContent { Field = wanted }, new ListingContent { Field = offered });
        part.Value.ShouldBe(value);
        part.Common.ShouldBe(wanted == offered ? [wanted] : []);
        part.Wanted.ShouldBe(wanted == offered ? [] : [wanted]);
    }

    [Theory]
    [InlineData("C", "C", 1)]
    [InlineData("C,E", "C", 1)]
    [InlineData("C,E", "C,F", 0.5)]
    [InlineData("C", "A,F", 0)]
    public void Industries_fit_as_far_as_they_are_common(string wanted, string offered, double value) =>
        Part(MatchPart.Industry, new DemandContent { Industries = wanted.Split(',') }, new ListingContent { Industries = offered.Split(',') }).Value.ShouldBe(value);

    [Theory]
    [InlineData(6, 9, 1)]
    [InlineData(6, 6, 1)]
    [InlineData(6, 5, 0.7)]
    [InlineData(6, 3, 0.1)]
    [InlineData(9, 1, 0)]
    public void Each_level_of_readiness_that_lacks_costs_something(int wanted, int offered, double value)
    {
        var part = Part(MatchPart.Readiness, new DemandContent { TrlWanted = wanted }, new ListingContent { Trl = offered });
        part.Value!.Value.ShouldBe(value, tolerance: 0.001);
        (part.TrlWanted, part.TrlOffered).ShouldBe((wanted, offered));
    }

    [Theory]
    [InlineData(800, 800, 1)]
    [InlineData(800, 100, 1)]
    [InlineData(800, 1200, 0.5)]
    [InlineData(800, 1600, 0)]
    [InlineData(800, 9000, 0)]
    public void A_price_fits_until_it_is_twice_the_budget(long budget, long price, double value) =>
        Part(MatchPart.Budget, new DemandContent { BudgetTo = Money.Vnd(budget) }, new ListingContent { Price = new PriceWish(PriceMode.Range, Money.Vnd(price), Money.Vnd(price * 3), null) }).Value.ShouldBe(value);

    [Fact]
    public void What_is_negotiable_or_in_another_currency_says_nothing_of_the_budget()
    {
        var demand = new DemandContent { BudgetFrom = Money.Vnd(5), BudgetTo = Money.Vnd(800) };
        Part(MatchPart.Budget, demand, new ListingContent { Price = new PriceWish(PriceMode.Negotiable, null, null, null) }).Value.ShouldBeNull();
        Part(MatchPart.Budget, demand, new ListingContent { Price = new PriceWish(PriceMode.Fixed, new Money(10, "USD"), null, null) }).Value.ShouldBeNull();
        Part(MatchPart.Budget, new DemandContent { BudgetTo = Money.Vnd(0) }, new ListingContent { Price = new PriceWish(PriceMode.Fixed, Money.Vnd(0), null, null) }).Value.ShouldBeNull();
    }

    [Theory]
    [InlineData(RightWanted.NonExclusive, Right.Use, Exclusivity.Exclusive, 1)]
    [InlineData(RightWanted.Exclusive, Right.Use, Exclusivity.Exclusive, 1)]
    [InlineData(RightWanted.Exclusive, Right.Use, Exclusivity.NonExclusive, 0)]
    [InlineData(RightWanted.Exclusive, Right.Use, Exclusivity.Sole, MatchWeights.OtherRight)]
    [InlineData(RightWanted.Sole, Right.Use, Exclusivity.Exclusive, 1)]
    [InlineData(RightWanted.Assignment, Right.Assignment, null, 1)]
    [InlineData(RightWanted.Assignment, Right.Use, Exclusivity.NonExclusive, 0)]
    [InlineData(RightWanted.NonExclusive, Right.Assignment, null, MatchWeights.OtherRight)]
    public void A_wider_right_of_use_covers_a_narrower_one(RightWanted wanted, Right right, Exclusivity? exclusivity, double value) =>
        Part(MatchPart.Transfer, new DemandContent { Rights = [wanted] }, new ListingContent { Rights = [new OfferedRight(right, exclusivity, false, Territory.Vietnam, [], null)] }).Value.ShouldBe(value);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(30, 1)]
    [InlineData(75, 0.5)]
    [InlineData(120, 0)]
    [InlineData(900, 0)]
    public void What_was_confirmed_lately_is_fresh(int daysAgo, double value)
    {
        var confirmedAt = VietnamCalendar.Utc(Today.AddDays(-daysAgo), new TimeOnly(9, 0));
        var part = MatchScoring.Of(new DemandContent(), new ListingContent(), confirmedAt, Today, Nothing, HeadOf).Parts.Single(p => p.Part == MatchPart.Freshness);
        part.Value.ShouldBe(value);
        part.ConfirmedOn.ShouldBe(Today.AddDays(-daysAgo));
    }

    [Fact]
    public void No_part_that_gets_better_makes_the_whole_worse()
    {
        var demand = new DemandContent { Field = "207", Industries = ["C", "E"], TrlWanted = 8, BudgetTo = Money.Vnd(100), Rights = [RightWanted.Exclusive] };
        var listing = new ListingContent
        {
            Field = "405",
            Industries = ["A", "B"],
            Trl = 2,
            Price = new PriceWish(PriceMode.Fixed, Money.Vnd(500), null, null),
            Rights = [new OfferedRight(Right.Use, Exclusivity.NonExclusive, false, Territory.Vietnam, [], null)],
        };
        MatchScore[] rising =
        [
            Score(demand, listing, Nothing),
            Score(demand, listing, new TextKinship(0.1, null, [])),
            Score(demand, listing, new TextKinship(0.1, 0.6, [])),
            Score(demand, listing with { Field = "205" }, new TextKinship(0.1, 0.6, [])),
            Score(demand, listing with { Field = "207" }, new TextKinship(0.1, 0.6, [])),
            Score(demand, listing with { Field = "207", Industries = ["A", "C"] }, new TextKinship(0.1, 0.6, [])),
            Score(demand, listing with { Field = "207", Industries = ["E", "C"], Trl = 6 }, new TextKinship(0.1, 0.6, [])),
            Score(demand, listing with { Field = "207", Industries = ["E", "C"], Trl = 9, Price = new PriceWish(PriceMode.Fixed, Money.Vnd(150), null, null) }, new TextKinship(0.1, 0.6, [new CommonTerm("tro bay", 2), new CommonTerm("xỉ", 1)])),
        ];
        rising.Select(s => s.Mean()).ShouldBeInOrder(SortDirection.Ascending);
        rising.Select(s => s.Mean()).Distinct().Count().ShouldBe(rising.Length);
        rising.ShouldAllBe(s => s.Mean() >= 0 && s.Mean() <= 1);
        rising[0].Mean().ShouldBe(0);
    }

    [Fact]
    public void Figures_alone_are_no_reason_to_suggest()
    {
        var (demand, listing) = (new DemandContent { Field = "207", TrlWanted = 5 }, new ListingContent { Field = "207", Trl = 9 });
        Score(demand, listing, new TextKinship(0.01, null, [])).ShouldSatisfyAllConditions(s => s.Mean().ShouldBeGreaterThan(MatchWeights.Least), s => s.IsEnough().ShouldBeFalse());
        Score(demand, listing, new TextKinship(0.2, null, [])).IsEnough().ShouldBeTrue();
    }

    [Fact]
    public void The_whole_is_said_in_three_words()
    {
        ScoreOf(0.5).Fit().ShouldBe(MatchFit.Possible);
        ScoreOf(0.6).Fit().ShouldBe(MatchFit.Good);
        ScoreOf(0.75).Fit().ShouldBe(MatchFit.Strong);
        ScoreOf(0.6).PerMille().ShouldBe(600);
        ScoreOf(0.75).With(PartTone.Whole).ShouldBe(MatchParts.Text);
        new MatchScore([new ScoredPart(MatchPart.Text, 1), new ScoredPart(MatchPart.Budget, 0.1), new ScoredPart(MatchPart.Field, null), new ScoredPart(MatchPart.Freshness, 0)]).With(PartTone.Little).ShouldBe(MatchParts.Budget | MatchParts.Freshness);
        new MatchScore([]).Mean().ShouldBe(0);
    }

    private static MatchScore ScoreOf(double text) => new([new ScoredPart(MatchPart.Text, text)]);

    private static MatchScore Score(DemandContent demand, ListingContent listing, TextKinship kinship) => MatchScoring.Of(demand, listing, null, Today, kinship, HeadOf);

    private static ScoredPart Part(MatchPart part, DemandContent demand, ListingContent listing) => Score(demand, listing, Nothing).Parts.Single(p => p.Part == part);

    private static string? HeadOf(string field) => field[..1];
}
