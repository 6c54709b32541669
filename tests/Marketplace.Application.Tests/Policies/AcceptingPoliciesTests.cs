using Marketplace.Application.Accounts;
using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Application.Policies;
using Marketplace.Application.Tests.Access;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Policies;

public sealed class AcceptingPoliciesTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Who_joins_accepts_what_is_in_force_and_it_is_recorded()
    {
        var (id, policies) = (MemberId.New(), await _exchange.PoliciesToAccept());
        policies.Count.ShouldBe(2);
        (await _exchange.Visitor.Send(SignUp(id, policies), Token)).Problem.ShouldBeNull();

        var member = await _exchange.InDatabase((db, token) => db.Members.Include(m => m.Acceptances).SingleAsync(m => m.Id == id, token), Token);
        member.Acceptances.Select(a => a.Policy).ShouldBe(policies, ignoreOrder: true);
        member.Acceptances.ShouldAllBe(a => a.At == TestExchange.Beginning.UtcDateTime);
    }

    [Fact]
    public async Task Who_did_not_tick_or_read_an_older_version_does_not_join()
    {
        var read = await _exchange.PoliciesToAccept();
        await Publish(PolicyKind.OperatingRules, Today);
        foreach (var accepted in (IReadOnlyList<PolicyId>[])[[], [read[0]], read])
        {
            var problem = (await _exchange.Visitor.Send(SignUp(MemberId.New(), accepted), Token)).Problem.ShouldNotBeNull();
            problem.Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(nameof(MemberRules.ThePoliciesAreAcceptedToJoin), "Accepted", problem.Refusals[0].Arguments));
        }

        (await _exchange.Visitor.Send(SignUp(MemberId.New(), await _exchange.PoliciesToAccept()), Token)).Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData(PolicyKind.OperatingRules)]
    [InlineData(PolicyKind.Privacy)]
    public async Task Who_has_not_accepted_the_new_version_reads_and_drafts_but_trades_only_afterwards(PolicyKind kind)
    {
        var (supplier, draft) = await _exchange.DraftedListing();
        var next = await Publish(kind, Today);

        await supplier.Get(new GetListingForEdit(draft.Id), Token);
        await supplier.Do(new EditListing(draft.Id, draft.Version, ListingAccess.Complete with { TitleEn = "Another" }), Token);
        var seen = (await supplier.Get(new GetListingForEdit(draft.Id), Token)).Version;
        (await supplier.Refused(new SubmitListing(draft.Id, seen), Token)).ShouldBe(nameof(MemberRules.OnlyWhoAcceptedThePoliciesTrades));
        (await ToAccept(supplier)).ShouldBe([next]);

        await supplier.Do(new AcceptPolicy(next), Token);
        (await ToAccept(supplier)).ShouldBeEmpty();
        await supplier.Do(new SubmitListing(draft.Id, seen), Token);
    }

    [Fact]
    public async Task A_coming_version_is_asked_for_on_its_day_and_another_schedule_of_fees_never()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier);
        await Publish(PolicyKind.Fees, Today);
        var next = await Publish(PolicyKind.OperatingRules, Today.AddDays(3));
        (await ToAccept(supplier)).ShouldBeEmpty();
        (await supplier.Send(new AcceptPolicy(next), Token)).Problem.ShouldBe(Problem.NotFound);

        _exchange.Clock.Advance(TimeSpan.FromDays(3));
        (await ToAccept(supplier)).ShouldBe([next]);
    }

    private static async Task<IEnumerable<PolicyId>> ToAccept(Person person) => (await person.Get(new GetPoliciesToAccept(ToJoin: false), Token)).Select(p => p.Id);

    private static SignUp SignUp(MemberId id, IReadOnlyList<PolicyId> accepted) => new(id, "Phạm Thị Lan", "lan@vien.example", AccountAccess.Password, Language.Vi, accepted);

    private async Task<PolicyId> Publish(PolicyKind kind, DateOnly from)
    {
        var (staff, next) = (await _exchange.NewPerson(Capability.Exchange), PolicyId.New());
        var newest = await staff.Get(new GetPolicyToPublish(kind), Token);
        await staff.Do(new PublishPolicy(newest.Id, next, from, new PolicyForm("## Bản mới", "## New", "Thêm điều 12.", null)), Token);
        return next;
    }
}
