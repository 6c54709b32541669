using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Organisations;
using Marketplace.Application.Work;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Organisations;

public sealed class RecoveringTests : IAsyncLifetime
{
    private const string Mail = "moi@vien.example";

    private TestExchange _exchange = null!;
    private Person _lost = null!;
    private Person _proposer = null!;
    private Person _another = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _lost = await _exchange.NewPerson(Capability.Supplier);
        _proposer = await _exchange.NewPerson(Capability.Exchange);
        _another = await _exchange.Join(_proposer.Organisation, Role.Officer);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Two_of_the_staff_give_an_organisation_to_whom_its_letter_names()
    {
        await _proposer.Do(Command(), Token);
        (await _exchange.LettersTo(_lost.Mail, Token)).ShouldHaveSingleItem().Text.ShouldContain("15/CV-TC");
        (await _proposer.Get(new GetWork(), Token)).Tasks.ShouldNotContain(t => t.Kind == WorkKind.ConfirmRecovery);
        (await _another.Get(new GetWork(), Token)).Tasks.ShouldContain(t => t.Kind == WorkKind.ConfirmRecovery);
        var mine = (await _proposer.Get(new GetOrganisationReview(_lost.Organisation), Token)).Recovery!;
        mine.IsMine.ShouldBeTrue();
        var confirm = new ConfirmRecovery(mine.Id, mine.Version, LinkId.New());
        (await _proposer.Refused(confirm, Token)).ShouldBe(nameof(RecoveryRules.AnotherConfirmsARecovery));
        (await _lost.Get(new GetMyOrganisation(), Token)).Members.ShouldHaveSingleItem();

        await _another.Do(confirm, Token);

        (await _lost.Ask(new GetMyOrganisation(), Token)).Problem.ShouldBe(Problem.NotAllowed);
        var (link, key) = LinkIn.Of((await _exchange.LettersTo(Mail, Token))[^1]);
        var person = MemberId.New();
        (await _exchange.Visitor.Send(new SignUpByInvitation(person, link, key, MembershipId.New(), "Người mới", new Secret("mot-cau-de-nho-2026"), Language.Vi, await _exchange.PoliciesToAccept()), Token)).IsDone.ShouldBeTrue();
        (await _another.Get(new GetOrganisationReview(_lost.Organisation), Token)).ShouldSatisfyAllConditions(
            r => r.Recovery.ShouldBeNull(),
            r => r.Representatives.Single().Mail.ShouldBe(Mail));
    }

    [Fact]
    public async Task One_recovery_at_a_time_which_can_be_dropped()
    {
        await _proposer.Do(Command(), Token);
        (await _another.Refused(Command(), Token)).ShouldBe(nameof(RecoveryRules.OneRecoveryAtATime));
        var recovery = (await _another.Get(new GetOrganisationReview(_lost.Organisation), Token)).Recovery!;

        await _another.Do(new DropRecovery(recovery.Id, recovery.Version), Token);

        (await _lost.Get(new GetMyOrganisation(), Token)).Members.ShouldHaveSingleItem();
        await _another.Do(Command(), Token);
    }

    [Fact]
    public async Task The_letter_is_stated_whole_and_the_exchange_is_not_recovered_here()
    {
        (await _proposer.Send(Command() with { LetterNumber = "", LetterOn = null, Mail = "khong phai thu" }, Token)).Problem!.Refusals.Select(r => r.Member).ShouldBe(["LetterNumber", "LetterOn", "Mail"], ignoreOrder: true);
        (await _proposer.Refused(Command() with { LetterOn = new DateOnly(2026, 11, 25) }, Token)).ShouldBe(nameof(RecoveryRules.AnOfficialLetterIsWritten));
        (await _proposer.Send(Command() with { Organisation = _proposer.Organisation }, Token)).Problem.ShouldBe(Problem.NotFound);
    }

    private ProposeRecovery Command() => new(RecoveryId.New(), _lost.Organisation, "15/CV-TC", new DateOnly(2026, 11, 20), Mail);
}
