using Marketplace.Application.Accounts;
using Marketplace.Application.Organisations;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Work;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Organisations;

public sealed class AskingToJoinTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_representative_learns_who_asks_and_takes_them_in_with_a_role()
    {
        var (head, asker, request) = await _exchange.AskedToJoin();
        (await _exchange.LettersTo(head.Mail, Token)).ShouldHaveSingleItem().Text.ShouldContain(asker.Mail);
        (await head.Get(new GetWork(), Token)).Tasks.ShouldContain(t => t.Kind == WorkKind.AnswerJoinRequest);
        request.Message.ShouldBe("Tôi làm ở phòng thí nghiệm.");
        (await head.Send(new AcceptJoinRequest(request.Id, request.Version, MembershipId.New(), null), Token)).Problem!.Refusals.Single().Member.ShouldBe("Role");

        await head.Do(new AcceptJoinRequest(request.Id, request.Version, MembershipId.New(), Role.Accountant), Token);

        var mine = await head.Get(new GetMyOrganisation(), Token);
        mine.JoinRequests.ShouldBeEmpty();
        mine.Members.Single(m => m.Mail == asker.Mail).Role.ShouldBe(Role.Accountant);
        (await asker.Get(new GetWhoAmI(), Token)).Others.ShouldHaveSingleItem();
        (await _exchange.LettersTo(asker.Mail, Token)).ShouldHaveSingleItem().Text.ShouldContain("kế toán");
        (await head.Get(new GetWork(), Token)).Tasks.ShouldNotContain(t => t.Kind == WorkKind.AnswerJoinRequest);
        (await head.Refused(new DeclineJoinRequest(request.Id, request.Version.Next()), Token)).ShouldBe(nameof(JoinRequestRules.OnlyAWaitingRequestIsAnswered));
    }

    [Fact]
    public async Task Who_is_declined_learns_no_name_of_an_organisation_that_is_not_public()
    {
        var head = await _exchange.NewPerson(Capability.Supplier, verified: false);
        var asker = await _exchange.NewPerson(Capability.Recipient);
        var mine = await head.Get(new GetMyOrganisation(), Token);
        await asker.Do(new AskToJoin(JoinRequestId.New(), mine.TaxCode, null), Token);
        (await asker.Get(new GetMyJoinRequests(), Token)).Single().ShouldSatisfyAllConditions(r => r.Code.ShouldBe(mine.Code), r => r.Name.ShouldBeNull());
        var request = (await head.Get(new GetMyOrganisation(), Token)).JoinRequests.Single();

        await head.Do(new DeclineJoinRequest(request.Id, request.Version), Token);

        (await asker.Get(new GetMyJoinRequests(), Token)).Single().ShouldSatisfyAllConditions(r => r.State.ShouldBe(JoinRequestState.Declined), r => r.Name.ShouldBeNull());
        (await _exchange.LettersTo(asker.Mail, Token)).ShouldHaveSingleItem().Text.ShouldNotContain(mine.Profile.NameVi!);
    }

    [Fact]
    public async Task A_known_code_is_needed_and_the_exchange_chooses_its_own_people()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var asker = await _exchange.NewPerson(Capability.Recipient);
        foreach (var code in (string[])["KHONG-CO", (await staff.Get(new GetMyOrganisation(), Token)).Code])
        {
            (await asker.Refused(new AskToJoin(JoinRequestId.New(), code, null), Token)).ShouldBe(nameof(JoinRequestRules.AKnownCodeIsNeeded));
        }
    }

    [Fact]
    public async Task One_asks_once_until_answered_and_not_where_one_is_a_member()
    {
        var (head, asker, _) = await _exchange.AskedToJoin();
        var code = (await head.Get(new GetMyOrganisation(), Token)).Code;
        (await asker.Refused(new AskToJoin(JoinRequestId.New(), code, null), Token)).ShouldBe(nameof(JoinRequestRules.OneAsksOnce));
        (await head.Refused(new AskToJoin(JoinRequestId.New(), code, null), Token)).ShouldBe(nameof(JoinRequestRules.OneAsksOnce));

        var waiting = (await asker.Get(new GetMyJoinRequests(), Token)).Single();
        await asker.Do(new WithdrawJoinRequest(waiting.Id, waiting.Version), Token);
        await asker.Do(new AskToJoin(JoinRequestId.New(), code, null), Token);

        (await head.Get(new GetMyOrganisation(), Token)).JoinRequests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_few_requests_wait_at_a_time()
    {
        var asker = await _exchange.NewPerson(Capability.Recipient);
        for (var i = 0; i < JoinRequestRules.MostWaiting; i++)
        {
            (await Ask()).ShouldBeNull();
        }

        (await Ask()).ShouldBe(nameof(JoinRequestRules.AFewRequestsWaitAtATime));

        async Task<string?> Ask()
        {
            var head = await _exchange.NewPerson(Capability.Supplier);
            var result = await asker.Send(new AskToJoin(JoinRequestId.New(), (await head.Get(new GetMyOrganisation(), Token)).Code, null), Token);
            return result.Problem?.Refusals.Single().Code;
        }
    }
}
