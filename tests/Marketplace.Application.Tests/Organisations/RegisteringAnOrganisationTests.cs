using Marketplace.Application.Accounts;
using Marketplace.Application.Common;
using Marketplace.Application.Organisations;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Work;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Organisations;

public sealed class RegisteringAnOrganisationTests : IAsyncLifetime
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoFilters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    private static readonly ProfileForm Form = new(NameVi: "Viện Vật liệu mới", NameEn: "New Materials Institute", LegalKind: "institute", Province: "01", Phone: "024 3825 0000");

    private TestExchange _exchange = null!;
    private Person _person = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _person = await _exchange.NewPerson(Capability.Recipient);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Who_registers_represents_and_nothing_is_verified_yet()
    {
        var command = Command();
        (await _exchange.Visitor.Send(command, Token)).Problem.ShouldBe(Problem.SignInNeeded);
        await _person.Do(command, Token);
        await _person.Do(command, Token);

        var organisation = await _exchange.InDatabase((db, token) => db.Organisations.SingleAsync(o => o.Id == command.Organisation, token), Token);
        organisation.IsVerified.ShouldBeFalse();
        organisation.Code.ShouldStartWith("TC-");
        organisation.Memberships.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            m => m.Member.ShouldBe(_person.Id),
            m => m.Role.ShouldBe(Role.Representative));
        (await _person.Get(new GetWhoAmI(), Token)).Others.Single().Name.Vi.ShouldBe("Viện Vật liệu mới");
    }

    [Fact]
    public async Task A_tax_code_belongs_to_one_organisation()
    {
        var stranger = await _exchange.NewPerson(Capability.Recipient);
        await _person.Do(Command(), Token);

        (await stranger.Send(Command(), Token)).Problem!.Refusals.Single().ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe(nameof(OrganisationRules.ACodeBelongsToOneOrganisation)),
            r => r.Member.ShouldBe("TaxCode"));
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_nobody_makes_themselves_the_exchange()
    {
        var problem = (await _person.Send(Command() with { TaxCode = "12", Capabilities = Capability.Supplier | Capability.Exchange, Form = new ProfileForm(LegalKind: "x", Province: "99", Phone: "a\u0007") }, Token)).Problem!;

        problem.Kind.ShouldBe(ProblemKind.Invalid);
        problem.Refusals.Select(r => r.Member).ShouldBe(["TaxCode", "Capabilities", "NameVi", "LegalKind", "Province", "Phone"], ignoreOrder: true);
    }

    [Fact]
    public async Task Staff_verify_it_once_and_its_people_are_told()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange, Role.Officer);
        var reader = await _exchange.Join(staff.Organisation, Role.Reader);
        var command = Command();
        await _person.Do(command, Token);
        _exchange.Clock.Advance(TimeSpan.FromDays(4));
        var waiting = (await staff.Get(new GetOrganisationsToVerify(1), Token)).Items.Single();
        waiting.ShouldSatisfyAllConditions(
            w => w.Id.ShouldBe(command.Organisation),
            w => w.IsLate.ShouldBeTrue(),
            w => w.AgeInDays.ShouldBe(3),
            w => w.DaysLeft.ShouldBe(-1));
        var review = await staff.Get(new GetOrganisationReview(waiting.Id), Token);
        var verify = new VerifyOrganisation(waiting.Id, review.Version, OrganisationAccess.Compared);
        (await staff.Send(verify with { Form = new EvidenceForm("x", Papers: " ") }, Token)).Problem!.Refusals.Select(r => r.Member).ShouldBe(["Method", "Level", "Papers", "ComparedOn"], ignoreOrder: true);

        (await reader.Send(verify, Token)).Problem.ShouldBe(Problem.NotAllowed);
        (await _person.Send(verify, Token)).Problem.ShouldBe(Problem.NotAllowed);
        (await _person.Ask(new GetOrganisationsToVerify(1), Token)).Problem.ShouldBe(Problem.NotAllowed);
        (await staff.Send(verify with { Organisation = OrganisationId.New() }, Token)).Problem.ShouldBe(Problem.NotFound);
        (await _exchange.Visitor.Ask(new GetOrganisation(waiting.Code, 1), Token)).Problem.ShouldBe(Problem.NotFound);
        await staff.Do(verify, Token);

        (await staff.Get(new GetOrganisationsToVerify(1), Token)).Items.ShouldBeEmpty();
        (await staff.Send(verify with { Seen = verify.Seen.Next() }, Token)).Problem!.Refusals.Single().Code.ShouldBe(nameof(OrganisationRules.AnOrganisationIsVerifiedOnce));
        (await _exchange.LettersTo(review.Representatives.Single().Mail, Token)).ShouldHaveSingleItem().Text.ShouldContain("Viện Vật liệu mới");
        (await _exchange.Visitor.Ask(new GetOrganisation(waiting.Code, 1), Token)).Answer.Name.En.ShouldBe("New Materials Institute");
    }

    [Fact]
    public async Task Staff_ask_for_more_the_clock_stands_still_and_starts_anew()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var head = await _exchange.NewPerson(Capability.Supplier, verified: false);
        var mine = await head.Get(new GetMyOrganisation(), Token);
        (await staff.Send(new AskForMorePapers(mine.Id, mine.Version, ""), Token)).Problem!.Refusals.Single().Member.ShouldBe("Reason");
        await staff.Do(new AskForMorePapers(mine.Id, mine.Version, "Thiếu quyết định thành lập."), Token);

        (await staff.Get(new GetOrganisationsToVerify(1), Token)).Items.ShouldBeEmpty();
        (await _exchange.LettersTo(head.Mail, Token)).ShouldHaveSingleItem().Text.ShouldContain("Thiếu quyết định thành lập.");
        (await head.Get(new GetWork(), Token)).Tasks.ShouldContain(t => t.Kind == WorkKind.SendMorePapers);
        mine = await head.Get(new GetMyOrganisation(), Token);
        mine.Verdict!.Reason.ShouldBe("Thiếu quyết định thành lập.");
        _exchange.Clock.Advance(TimeSpan.FromDays(7));
        await head.Do(new AskForVerification(mine.Id, mine.Version), Token);

        (await staff.Get(new GetOrganisationsToVerify(1), Token)).Items.Single().IsLate.ShouldBeFalse();
        (await staff.Get(new GetOrganisationReview(mine.Id), Token)).History.Single().Outcome.ShouldBe(VerificationOutcome.MoreAsked);
    }

    [Fact]
    public async Task A_bank_account_is_read_by_those_who_pay_and_verified_by_staff()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var accountant = await _exchange.Join(_person.Organisation, Role.Accountant);
        var officer = await _exchange.Join(_person.Organisation, Role.Officer);
        (await officer.Ask(new GetBankAccounts(), Token)).Problem.ShouldBe(Problem.NotAllowed);
        var own = await accountant.Get(new GetBankAccounts(), Token);
        var add = new AddBankAccount(own.Organisation, own.Version, BankAccountId.New(), "VCB", "0011 0012 34567", "TO CHUC 1");
        (await accountant.Send(add with { Bank = "KHONG-CO", Number = "1", Holder = "" }, Token)).Problem!.Refusals.Select(r => r.Member).ShouldBe(["Bank", "Number", "Holder"], ignoreOrder: true);
        (await accountant.Refused(add with { Holder = "NGUYEN VAN A" }, Token)).ShouldBe(nameof(OrganisationRules.AnAccountIsHeldByItsOrganisation));
        await accountant.Do(add, Token);
        (await staff.Get(new GetWork(), Token)).Tasks.ShouldContain(t => t.Kind == WorkKind.VerifyAccount);
        var waiting = (await staff.Get(new GetOrganisationsToVerify(1), Token)).Items.Single();
        waiting.Accounts.ShouldBe(1);
        var review = await staff.Get(new GetOrganisationReview(waiting.Id), Token);

        await staff.Do(new VerifyBankAccount(review.Id, review.Version, review.BankAccounts.Single().Id), Token);

        (await accountant.Get(new GetBankAccounts(), Token)).Accounts.Single().ShouldSatisfyAllConditions(
            a => a.State.ShouldBe(BankAccountState.Verified),
            a => a.Number.ShouldBe("0011001234567"),
            a => a.Bank.ShouldContain("Vietcombank"));
        (await staff.Get(new GetOrganisationsToVerify(1), Token)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_representative_describes_their_own_organisation_as_they_saw_it()
    {
        var officer = await _exchange.Join(_person.Organisation, Role.Officer);
        var stranger = await _exchange.NewPerson(Capability.Recipient);
        var mine = await _person.Get(new GetMyOrganisation(), Token);
        var command = new DescribeOrganisation(mine.Id, mine.Version, mine.Profile with { AboutVi = "Nghiên cứu vật liệu <b>mới</b>." });

        (await officer.Send(command, Token)).Problem.ShouldBe(Problem.NotAllowed);
        (await stranger.Send(command, Token)).Problem.ShouldBe(Problem.NotFound);
        await _person.Do(command, Token);

        (await _person.Get(new GetMyOrganisation(), Token)).Profile.AboutVi.ShouldBe("Nghiên cứu vật liệu <b>mới</b>.");
        (await _person.Send(command with { Form = mine.Profile with { Phone = "1" } }, Token)).Problem.ShouldBe(Problem.ChangedMeanwhile);
        (await _person.Send(command with { Seen = mine.Version.Next(), Form = mine.Profile with { NameVi = "Tên khác" } }, Token)).Problem!.Refusals.Single().Code.ShouldBe(nameof(OrganisationRules.AVerifiedNameStays));
    }

    [Fact]
    public async Task The_directory_holds_verified_organisations_by_name()
    {
        await _person.Do(Command(), Token);

        var directory = (await _exchange.Visitor.Ask(new SearchOrganisations(null, NoFilters, 1), Token)).Answer.Page;

        directory.Items.Select(i => i.Name.Vi).ShouldBe(["Tổ chức 1"]);
        directory.Items[0].LegalKind.ShouldBe("Doanh nghiệp");
        (await _exchange.Visitor.Ask(new SearchOrganisations(new string('x', 300), NoFilters, 0), Token)).Problem!.Kind.ShouldBe(ProblemKind.Invalid);
    }

    [Fact]
    public async Task A_verified_organisation_is_found_by_its_name_without_marks()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var command = Command();
        await _person.Do(command, Token);
        (await Found("vien vat lieu moi")).ShouldBeEmpty();

        await staff.Do(new VerifyOrganisation(command.Organisation, new Version(1), OrganisationAccess.Compared), Token);

        (await Found("vien vat lieu moi")).ShouldBe(["Viện Vật liệu mới"]);
        (await Found("new materials")).ShouldBe(["Viện Vật liệu mới"]);
    }

    [Fact]
    public async Task The_directory_is_narrowed_by_role_kind_and_province()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var command = Command() with { Form = Form with { Province = "04" } };
        await _person.Do(command, Token);
        await staff.Do(new VerifyOrganisation(command.Organisation, new Version(1), OrganisationAccess.Compared), Token);
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);

        var all = await Narrowed(null);
        all.Page.Total.ShouldBe(3);
        Counts(all, FacetNames.Capability).ShouldBe(["supplier:1", "recipient:1", "broker:1", "exchange:1"]);
        Counts(all, FacetNames.Province).ShouldBe(["01:2", "04:1"]);
        foreach (var text in (string?[])[null, "vật liệu"])
        {
            (await Narrowed(text, (FacetNames.Capability, "broker"), (FacetNames.Owner, "institute"), (FacetNames.Province, "04"))).Page.Items.Single().Name.Vi.ShouldBe("Viện Vật liệu mới");
            (await Narrowed(text, (FacetNames.Capability, "broker"), (FacetNames.Province, "01"))).Page.Items.ShouldBeEmpty();
            (await Narrowed(text, (FacetNames.Capability, "<script>"))).Page.Items.ShouldBeEmpty();
        }

        async Task<FoundOrganisations> Narrowed(string? text, params (string Name, string Code)[] filters) => (await _exchange.Visitor.Ask(
            new SearchOrganisations(text, filters.ToDictionary(f => f.Name, f => (IReadOnlyList<string>)[f.Code], StringComparer.Ordinal), 1), Token)).Answer;

        static IEnumerable<string> Counts(FoundOrganisations found, string facet) => found.Facets.Single(f => f.Name == facet).Options.Select(o => $"{o.Code}:{o.Count}");
    }

    private async Task<IEnumerable<string?>> Found(string text)
    {
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        return (await _exchange.Visitor.Ask(new SearchOrganisations(text, NoFilters, 1), Token)).Answer.Page.Items.Select(i => i.Name.Vi);
    }

    private static RegisterOrganisation Command() => new(OrganisationId.New(), MembershipId.New(), " 0109998887 ", Capability.Supplier | Capability.Broker, Form);
}
