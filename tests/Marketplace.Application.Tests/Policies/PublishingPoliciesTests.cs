using Marketplace.Application.Common;
using Marketplace.Application.Policies;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Policies;

public sealed class PublishingPoliciesTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly PolicyForm Form = new("## Quy chế mới", "## New rules", "Thêm điều 12.", null);

    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Theory]
    [InlineData(PolicyKind.OperatingRules)]
    [InlineData(PolicyKind.Fees)]
    [InlineData(PolicyKind.Privacy)]
    public async Task Every_policy_ships_in_both_languages_as_a_draft_that_is_in_force(PolicyKind kind)
    {
        var policy = await Read(kind);
        policy.Version.ShouldSatisfyAllConditions(v => v.Number.ShouldBe(1), v => v.State.ShouldBe(PolicyState.InForce), v => v.Until.ShouldBeNull());
        policy.Text.ShouldBe(SeedPolicies.Text(kind));
        policy.Text.Vi.ShouldNotBeNull().ShouldStartWith("> Bản dự thảo");
        policy.Text.En.ShouldNotBeNull().ShouldStartWith("> A draft");
        policy.Text.Vi.Split("\n## ").Length.ShouldBe(policy.Text.En.Split("\n## ").Length, "both languages have the same sections");
    }

    [Fact]
    public async Task What_ships_is_loaded_once_and_never_over_what_staff_published()
    {
        await Seed();
        (await Read(PolicyKind.Fees)).Versions.ShouldHaveSingleItem();

        await Publish(PolicyKind.Fees, Today);
        await Seed();
        (await Read(PolicyKind.Fees)).Versions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Another_shipped_text_becomes_the_next_version()
    {
        await _exchange.InDatabase(async (db, token) =>
        {
            await db.Policies.Where(p => p.Kind == PolicyKind.Fees).ExecuteUpdateAsync(s => s.SetProperty(p => p.TextVi, "Biểu phí của bản trước"), token);
            await SeedPolicies.Into(db, _exchange.Clock, token);
        }, Token);
        var fees = await Read(PolicyKind.Fees);
        fees.Version.ShouldSatisfyAllConditions(v => v.Number.ShouldBe(2), v => v.From.ShouldBe(Today));
        fees.Text.ShouldBe(SeedPolicies.Text(PolicyKind.Fees));
        (await Read(PolicyKind.Fees, 1)).Text.Vi.ShouldBe("Biểu phí của bản trước");
    }

    [Fact]
    public async Task A_coming_version_is_read_beside_the_one_in_force_until_its_day()
    {
        await Publish(PolicyKind.OperatingRules, Today.AddDays(10));
        var now = await Read(PolicyKind.OperatingRules);
        now.Version.ShouldSatisfyAllConditions(v => v.Number.ShouldBe(1), v => v.Until.ShouldBe(Today.AddDays(9)));
        now.Versions.Select(v => v.State).ShouldBe([PolicyState.Coming, PolicyState.InForce]);
        (await Read(PolicyKind.OperatingRules, 2)).Changes.Vi.ShouldBe("Thêm điều 12.");

        _exchange.Clock.Advance(TimeSpan.FromDays(10));
        var then = await Read(PolicyKind.OperatingRules);
        then.Version.Number.ShouldBe(2);
        then.Versions.Select(v => v.State).ShouldBe([PolicyState.InForce, PolicyState.Earlier]);
        (await Read(PolicyKind.OperatingRules, 1)).Text.ShouldBe(SeedPolicies.Text(PolicyKind.OperatingRules));
    }

    [Fact]
    public async Task Who_began_with_an_older_version_is_told_so()
    {
        var staff = await Publish(PolicyKind.Privacy, Today);
        var late = await staff.Send(new PublishPolicy((await Read(PolicyKind.Privacy, 1)).Version.Id, PolicyId.New(), Today.AddDays(1), Form with { TextVi = "Khác" }), Token);
        late.Problem.ShouldBe(Problem.ChangedMeanwhile);
    }

    [Fact]
    public async Task The_history_names_who_published_which_version()
    {
        var staff = await Publish(PolicyKind.OperatingRules, Today);
        var history = (await staff.Get(new GetPolicyToPublish(PolicyKind.OperatingRules), Token)).History;
        history.Select(h => h.Number).ShouldBe([2, 1]);
        history[0].By.ShouldNotBeNull();
        history[1].By.ShouldBeNull();
        (await staff.Get(new GetPolicies(), Token)).Single(p => p.Kind == PolicyKind.OperatingRules).Versions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_bad_form_is_told_all_at_once()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var problem = (await staff.Send(new PublishPolicy((await Read(PolicyKind.Fees)).Version.Id, PolicyId.New(), null, new PolicyForm(" ", new string('x', PolicyRules.TextLength + 1), "\u0007", null)), Token)).Problem.ShouldNotBeNull();
        problem.Refusals.Select(r => r.Member).Distinct().ShouldBe(["From", "TextVi", "TextEn", "ChangesVi"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_not_found() =>
        (await _exchange.Visitor.Ask(new GetPolicy(PolicyKind.Fees, 7), Token)).Problem.ShouldBe(Problem.NotFound);

    private async Task<Person> Publish(PolicyKind kind, DateOnly from)
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        await staff.Do(new PublishPolicy((await Read(kind)).Version.Id, PolicyId.New(), from, Form), Token);
        return staff;
    }

    private async Task<PublicPolicy> Read(PolicyKind kind, int? number = null) => (await _exchange.Visitor.Ask(new GetPolicy(kind, number), Token)).Answer;

    private Task Seed() => _exchange.InDatabase((db, token) => SeedPolicies.Into(db, _exchange.Clock, token), Token);
}
