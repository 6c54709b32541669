using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Policies;

public sealed class PolicyTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly MemberId Staff = MemberId.New();
    private static readonly PolicyWording Next = new(new Bilingual("Quy chế mới", "New rules"), new Bilingual("Thêm điều 12."));

    [Fact]
    public void The_next_version_stands_beside_the_one_before_and_tells_who_published_it()
    {
        var first = First();
        var second = first.Succeed(PolicyId.New(), Next, Today, Staff, Now);
        first.ShouldSatisfyAllConditions(
            p => p.Number.ShouldBe(1),
            p => p.Text.Vi.ShouldBe("Quy chế"),
            p => p.PublishedBy.ShouldBeNull());
        second.ShouldSatisfyAllConditions(
            p => p.Number.ShouldBe(2),
            p => p.Kind.ShouldBe(PolicyKind.OperatingRules),
            p => p.EffectiveFrom.ShouldBe(Today),
            p => p.PublishedBy.ShouldBe(Staff),
            p => p.PublishedAt.ShouldBe(Now));
    }

    [Fact]
    public void A_policy_is_said_in_Vietnamese() => Refuses(Next with { Text = new Bilingual(null, "New rules") }, Today, PolicyRules.APolicyIsSaidInVietnamese);

    [Fact]
    public void A_policy_is_said_in_English() => Refuses(Next with { Text = new Bilingual("Quy chế mới") }, Today, PolicyRules.APolicyIsSaidInEnglish);

    [Fact]
    public void A_policy_says_what_is_new() => Refuses(Next with { Changes = Bilingual.None }, Today, PolicyRules.APolicySaysWhatIsNew);

    [Fact]
    public void A_policy_says_something_new() => Refuses(Next with { Text = new Bilingual("Quy chế", "Rules") }, Today, PolicyRules.APolicySaysSomethingNew);

    [Fact]
    public void A_policy_begins_today_or_later()
    {
        Refuses(Next, Today.AddDays(-1), PolicyRules.APolicyBeginsTodayOrLater);
        First().Succeed(PolicyId.New(), Next, Today.AddDays(30), Staff, Now).EffectiveFrom.ShouldBe(Today.AddDays(30));
    }

    [Fact]
    public void A_policy_begins_after_the_one_before()
    {
        var coming = First().Succeed(PolicyId.New(), Next, Today.AddDays(30), Staff, Now);
        var another = Next with { Text = new Bilingual("Quy chế nữa", "Rules again") };
        Should.Throw<RuleBroken>(() => coming.Succeed(PolicyId.New(), another, Today.AddDays(30), Staff, Now)).Rule.ShouldBe(PolicyRules.APolicyBeginsAfterTheOneBefore);
        coming.Succeed(PolicyId.New(), another, Today.AddDays(31), Staff, Now).Number.ShouldBe(3);
    }

    private static Policy First() =>
        Policy.Shipped(PolicyKind.OperatingRules, new PolicyWording(new Bilingual("Quy chế", "Rules"), Bilingual.None), new DateOnly(2026, 1, 1), before: null, Now);

    private static void Refuses(PolicyWording wording, DateOnly from, Rule rule) =>
        Should.Throw<RuleBroken>(() => First().Succeed(PolicyId.New(), wording, from, Staff, Now)).Rule.ShouldBe(rule);
}
