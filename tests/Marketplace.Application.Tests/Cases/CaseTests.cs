using Marketplace.Application.Approvals;
using Marketplace.Application.Cases;
using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Application.Listings;
using Marketplace.Application.Organisations;
using Marketplace.Application.Search;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Work;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Cases;

public sealed class CaseTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_reporter_gets_a_receipt_and_follows_the_case_by_its_key_only()
    {
        var reports = await Reports.Open(_exchange);
        var letter = (await _exchange.LettersTo(Reports.Mail, Token)).ShouldHaveSingleItem();
        letter.Text.ShouldContain(CaseKeys.Path(reports.Id, reports.Key));

        var read = (await _exchange.Visitor.Ask(new GetCaseAsParty(reports.Id, reports.Key), Token)).Answer;
        read.Case.ShouldSatisfyAllConditions(c => c.Code.ShouldStartWith("VV-"), c => c.Title.Vi.ShouldBe("Màng lọc gốm"), c => c.Violation.ShouldBe("Xâm phạm quyền sở hữu trí tuệ"));
        read.MayState.ShouldBeTrue();
        (await _exchange.Visitor.Ask(new GetCaseAsParty(reports.Id, CaseKeys.New()), Token)).Problem.ShouldBe(Problem.NotFound);

        // The reported side reads it once it is asked, without the reporter's address.
        (await reports.Supplier.Ask(new GetCaseAsParty(reports.Id, default), Token)).Problem.ShouldBe(Problem.NotFound);
        await reports.Heard();
        (await reports.Supplier.Get(new GetCaseAsParty(reports.Id, default), Token)).IsReporter.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_reported_is_found_by_its_code_or_the_address_of_its_page()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier);
        var listing = await _exchange.Publish(supplier);
        var organisation = await _exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == supplier.Organisation).Select(o => o.Code).SingleAsync(token), Token);
        foreach (var said in (string[])[listing.Code, $" {listing.Code.ToLowerInvariant()} ", $"https://example.vn/en/listings/{listing.Code}?x=1#y", $"/listings/{listing.Code}/"])
        {
            (await Found(said)).ShouldBe((ReportedKind.Listing, listing.Code), said);
        }

        (await Found(organisation)).ShouldBe((ReportedKind.Organisation, organisation));
        (await Found($"/organisations/{organisation}")).ShouldBe((ReportedKind.Organisation, organisation));
        (await Found("/en/policies/operating-rules")).ShouldBe((ReportedKind.Policy, "OperatingRules"));
        foreach (var said in (string?[])[null, "", " ", "HS-0", "NC-0", "/policies/khong-co", "/policies/1", "/search", "///", "https://example.vn"])
        {
            var refusal = (await _exchange.Visitor.Ask(new GetReportSubjectNamed(said), Token)).Problem.ShouldNotBeNull(said).Refusals.Single();
            (refusal.Code, refusal.Member).ShouldBe((nameof(CaseRules.WhatIsReportedIsPublic), "What"), said);
        }

        async Task<(ReportedKind, string)> Found(string said) => (await _exchange.Visitor.Ask(new GetReportSubjectNamed(said), Token)).Answer is var found ? (found.Kind, found.Code) : default;
    }

    [Fact]
    public async Task Who_leaves_no_address_still_gets_a_receipt_and_no_letter()
    {
        var listing = await _exchange.Publish(await _exchange.NewPerson(Capability.Supplier));
        var (id, key) = (CaseId.New(), CaseKeys.New());
        (await _exchange.Visitor.Send(new ReportViolation(id, key, ReportedKind.Listing, listing.Code, "false", "Số liệu sai.", " ", Language.En), Token)).Problem.ShouldBeNull();
        (await _exchange.Visitor.Ask(new GetCaseAsParty(id, key), Token)).IsDone.ShouldBeTrue();
        (await _exchange.InDatabase((db, token) => db.Outbox.CountAsync(o => o.Subject == id.Value, token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task A_bad_report_is_told_all_at_once()
    {
        var problem = (await _exchange.Visitor.Send(new ReportViolation(CaseId.New(), new Secret("x"), ReportedKind.Listing, "HS-0", "khong-co", "", "khong-phai-thu", (Language)7), Token)).Problem.ShouldNotBeNull();
        problem.Refusals.Select(r => r.Member).Distinct().ShouldBe(["Key", "Violation", "Description", "Mail", "Language"], ignoreOrder: true);
        (await _exchange.Visitor.Send(new ReportViolation(CaseId.New(), CaseKeys.New(), ReportedKind.Listing, "HS-00000000", "ip", "Không có.", null, Language.Vi), Token)).Problem.ShouldBe(Problem.NotFound);
    }

    [Fact]
    public async Task Both_sides_are_written_to_at_each_step()
    {
        var reports = await (await Reports.Open(_exchange)).Appealed(CaseOutcome.Suspended);
        await reports.Colleague.Do(new DecideAppeal(reports.Id, await reports.Seen(), CaseOutcome.Suspended, "Vẫn vậy."), Token);
        (await _exchange.LettersTo(Reports.Mail, Token)).Count.ShouldBe(5);
        var letters = await _exchange.LettersTo(reports.Supplier.Mail, Token);
        letters.Count(l => l.Text.Contains($"organisation/cases/{reports.Id.Value}", StringComparison.Ordinal)).ShouldBe(4);
        letters.ShouldAllBe(l => !l.Text.Contains(Reports.Mail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_suspended_listing_is_not_found_and_not_in_the_index_until_an_appeal_was_right()
    {
        var reports = await (await Reports.Open(_exchange)).Decided(CaseOutcome.Suspended);
        (await Shown(reports.Listing)).ShouldBe((false, false));

        await reports.Supplier.Do(new AppealCase(reports.Id, default, "Đây là giấy tờ."), Token);
        (await reports.Staff.Refused(new DecideAppeal(reports.Id, await reports.Seen(), CaseOutcome.Dismissed, "Đủ."), Token)).ShouldBe(nameof(CaseRules.AnAppealIsDecidedBySomebodyElse));
        await reports.Colleague.Do(new DecideAppeal(reports.Id, await reports.Seen(), CaseOutcome.Dismissed, "Giấy tờ đầy đủ."), Token);
        (await Shown(reports.Listing)).ShouldBe((true, true));
    }

    [Fact]
    public async Task The_reported_revision_is_kept_whatever_becomes_of_the_listing()
    {
        var reports = await Reports.Open(_exchange);
        await _exchange.InDatabase(async (db, token) =>
        {
            var listing = await db.Listings.SingleAsync(l => l.Id == reports.Listing.Id, token);
            var next = RevisionId.New();
            listing.Edit(next, Publishing.Content("Tên khác"), TestExchange.Beginning.UtcDateTime);
            listing.Submit(TestExchange.Beginning.UtcDateTime);
            listing.Approve(next, reports.Staff.Id, TestExchange.Beginning.UtcDateTime);
            await db.SaveChangesAsync(token);
        }, Token);

        (await reports.Staff.Get(new GetCase(reports.Id), Token)).Evidence[0].Vi.ShouldBe("Màng lọc gốm");
    }

    [Fact]
    public async Task Staff_decide_without_an_answer_only_once_its_time_is_over()
    {
        var reports = await (await Reports.Open(_exchange)).Heard();
        (await reports.Staff.Refused(new DecideCase(reports.Id, await reports.Seen(), CaseOutcome.Removed, "Không trả lời."), Token)).ShouldBe(nameof(CaseRules.TheReportedSideIsHeardFirst));
        _exchange.Clock.Advance(TimeSpan.FromDays(8));
        await reports.Staff.Do(new DecideCase(reports.Id, await reports.Seen(), CaseOutcome.Removed, "Không trả lời."), Token);
    }

    [Fact]
    public async Task An_authoritys_request_has_its_clock_and_is_carried_out_at_once()
    {
        var reports = await Reports.Open(_exchange);
        var id = CaseId.New();
        var request = new RequestTakedown(id, reports.Listing.Code, "unlawful", "Sở Khoa học và Công nghệ", "12/SKHCN", new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24), new TimeOnly(8, 0), "Gỡ nội dung.");
        (await reports.Staff.Refused(request with { Case = CaseId.New(), ReceivedAt = new TimeOnly(9, 1) }, Token)).ShouldBe(nameof(CaseRules.AnAuthoritysRequestIsNotOfTheFuture));
        await reports.Staff.Do(request, Token);

        var row = (await reports.Staff.Get(new GetCases(CasesShown.Takedowns, 1), Token)).Items.ShouldHaveSingleItem();
        row.DueAt.ShouldBe(VietnamCalendar.Utc(new DateOnly(2026, 11, 25), new TimeOnly(8, 0)));
        row.IsOverdue.ShouldBeFalse();
        _exchange.Clock.Advance(TimeSpan.FromHours(24));
        (await reports.Staff.Get(new GetCases(CasesShown.Overdue, 1), Token)).Items.ShouldHaveSingleItem().Id.ShouldBe(id);

        await reports.Staff.Do(new DecideCase(id, (await reports.Staff.Get(new GetCase(id), Token)).Case.Version, CaseOutcome.Removed, "Theo văn bản 12/SKHCN."), Token);
        (await Shown(reports.Listing)).ShouldBe((false, false));
    }

    [Fact]
    public async Task What_waits_for_somebody_is_on_their_list_of_things_to_do()
    {
        var reports = await Reports.Open(_exchange);
        (await Work(reports.Staff)).ShouldContain(WorkKind.HearCase);
        (await Work(reports.Supplier)).ShouldNotContain(WorkKind.AnswerReport);
        await reports.Heard();
        (await Work(reports.Staff)).ShouldContain(WorkKind.DecideCase);
        (await Work(reports.Supplier)).ShouldContain(WorkKind.AnswerReport);
        await reports.Supplier.Do(new StateOnCase(reports.Id, default, "Không đúng."), Token);
        (await Work(reports.Supplier)).ShouldNotContain(WorkKind.AnswerReport);
    }

    [Theory]
    [InlineData(ReportedKind.Organisation)]
    [InlineData(ReportedKind.Policy)]
    public async Task An_organisation_and_a_page_of_the_exchange_are_reported_too(ReportedKind kind)
    {
        var (supplier, staff) = (await _exchange.NewPerson(Capability.Supplier), await _exchange.NewPerson(Capability.Exchange));
        var code = kind == ReportedKind.Policy ? "Privacy" : await _exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == supplier.Organisation).Select(o => o.Code).SingleAsync(token), Token);
        var id = CaseId.New();
        (await _exchange.Visitor.Send(new ReportViolation(id, CaseKeys.New(), kind, code, "other", "Có điểm sai.", null, Language.Vi), Token)).Problem.ShouldBeNull();
        await staff.Do(new OpenHearing(id, (await staff.Get(new GetCase(id), Token)).Case.Version), Token);
        _exchange.Clock.Advance(TimeSpan.FromDays(8));
        await staff.Do(new DecideCase(id, (await staff.Get(new GetCase(id), Token)).Case.Version, CaseOutcome.Upheld, "Đã sửa."), Token);
    }

    [Fact]
    public async Task A_demand_is_taken_down_and_its_asker_reads_why_and_is_shown_again_after_an_appeal()
    {
        var demand = await _exchange.OpenDemand();
        var (staff, colleague, asker) = await StaffAndOwner(demand.Code);
        var id = await Hidden(staff, demand.Code);
        (await _exchange.Visitor.Ask(new GetDemand(demand.Code), Token)).Problem.ShouldBe(Problem.NotFound);
        (await Indexed()).ShouldNotContain(demand.Id.Value);
        (await staff.Get(new GetCase(id), Token)).Evidence.ShouldNotBeEmpty();
        (await asker.Get(new GetDemandForEdit(demand.Id), Token)).HiddenFor.ShouldBe(["Lừa đảo."]);
        (await staff.Get(new GetSuspensions(null, 1), Token)).Hidden.Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(h => h.Kind.ShouldBe(ReportedKind.Demand), h => h.Title.IsEmpty.ShouldBeFalse(), h => h.IsByCase.ShouldBeTrue());

        await Restored(asker, colleague, id);
        (await _exchange.Visitor.Ask(new GetDemand(demand.Code), Token)).IsDone.ShouldBeTrue();
        (await Indexed()).ShouldContain(demand.Id.Value);
    }

    [Fact]
    public async Task An_organisation_is_taken_down_with_all_it_published_and_publishes_afterwards()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier);
        var (listing, expired, others) = (await _exchange.Publish(supplier), await _exchange.Publish(supplier, "Đã ẩn"), await _exchange.Publish(await _exchange.NewPerson(Capability.Supplier), "Của người khác"));
        var code = await CodeOf(supplier);
        var (staff, colleague, _) = await StaffAndOwner(code);
        var id = await Hidden(staff, code);
        (await _exchange.Visitor.Ask(new GetOrganisation(code, 1), Token)).Problem.ShouldBe(Problem.NotFound);
        (await _exchange.Visitor.Ask(new GetReportSubject(ReportedKind.Organisation, code), Token)).Problem.ShouldBe(Problem.NotFound);
        (await Shown(listing)).ShouldBe((false, false));
        (await Shown(others)).ShouldBe((true, true));
        (await Indexed()).ShouldNotContain(supplier.Organisation.Value);
        (await supplier.Get(new GetMyOrganisation(), Token)).HiddenFor.ShouldBe(["Lừa đảo."]);
        (await staff.Get(new GetSuspensions(null, 1), Token)).Hidden.Items.Select(h => h.Kind).ShouldBe([ReportedKind.Listing, ReportedKind.Listing, ReportedKind.Organisation], ignoreOrder: true);
        (await staff.Get(new GetCase(id), Token)).Evidence.ShouldNotBeEmpty();

        // What is approved meanwhile is hidden by the same case.
        var late = await _exchange.Publish(supplier, "Mới duyệt");
        (await Shown(late)).ShouldBe((false, false));

        await Restored(supplier, colleague, id);
        (await _exchange.Visitor.Ask(new GetOrganisation(code, 1), Token)).IsDone.ShouldBeTrue();
        foreach (var again in (Listing[])[listing, expired, late])
        {
            (await Shown(again)).ShouldBe((true, true));
        }
    }

    [Fact]
    public async Task An_authority_has_an_organisation_taken_down_by_the_address_of_its_page_but_no_page_of_the_exchange()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier);
        var (code, id) = (await CodeOf(supplier), CaseId.New());
        var (staff, _, _) = await StaffAndOwner(code);
        var request = new RequestTakedown(id, $"https://example.vn/organisations/{code}", "unlawful", "Sở Khoa học và Công nghệ", "12/SKHCN", new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24), new TimeOnly(8, 0), "Gỡ trang.");
        (await staff.Refused(request with { Case = CaseId.New(), What = "/policies/privacy" }, Token)).ShouldBe(nameof(CaseRules.APageOfTheExchangeStays));
        (await staff.Refused(request with { Case = CaseId.New(), What = "NC-0" }, Token)).ShouldBe(nameof(CaseRules.WhatIsReportedIsPublic));
        await staff.Do(request, Token);
        await staff.Do(new DecideCase(id, (await staff.Get(new GetCase(id), Token)).Case.Version, CaseOutcome.Removed, "Theo văn bản 12/SKHCN."), Token);
        (await _exchange.Visitor.Ask(new GetOrganisation(code, 1), Token)).Problem.ShouldBe(Problem.NotFound);
    }

    private async Task<string> CodeOf(Person person) => await _exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == person.Organisation).Select(o => o.Code).SingleAsync(token), Token);

    /// <summary>Two of the staff, and a representative of whose it is.</summary>
    private async Task<(Person Staff, Person Colleague, Person Owner)> StaffAndOwner(string code)
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var owner = await _exchange.InDatabase(
            async (db, token) => await db.Demands.Where(d => d.Code == code).Select(d => (OrganisationId?)d.Organisation).FirstOrDefaultAsync(token) ?? await db.Organisations.Where(o => o.Code == code).Select(o => o.Id).SingleAsync(token), Token);
        return (staff, await _exchange.Join(staff.Organisation, Role.Representative), await _exchange.Join(owner, Role.Representative));
    }

    private async Task<CaseId> Hidden(Person staff, string code)
    {
        var (id, found) = (CaseId.New(), (await _exchange.Visitor.Ask(new GetReportSubjectNamed(code), Token)).Answer);
        (await _exchange.Visitor.Send(new ReportViolation(id, CaseKeys.New(), found.Kind, found.Code, "fraud", "Có dấu hiệu lừa đảo.", null, Language.Vi), Token)).Problem.ShouldBeNull();
        await staff.Do(new OpenHearing(id, (await staff.Get(new GetCase(id), Token)).Case.Version), Token);
        _exchange.Clock.Advance(TimeSpan.FromDays(8));
        await staff.Do(new DecideCase(id, (await staff.Get(new GetCase(id), Token)).Case.Version, CaseOutcome.Suspended, "Lừa đảo."), Token);
        return id;
    }

    private static async Task Restored(Person owner, Person colleague, CaseId id)
    {
        await owner.Do(new AppealCase(id, default, "Đây là giấy tờ."), Token);
        await colleague.Do(new DecideAppeal(id, (await colleague.Get(new GetCase(id), Token)).Case.Version, CaseOutcome.Dismissed, "Giấy tờ đầy đủ."), Token);
    }

    private async Task<IReadOnlyList<Guid>> Indexed()
    {
        await using var scope = _exchange.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SearchDocuments>().All(Token).Select(d => d.Id).ToListAsync(Token);
    }

    private async Task<(bool Found, bool Indexed)> Shown(Listing listing)
    {
        await using var scope = _exchange.Services.CreateAsyncScope();
        var documents = scope.ServiceProvider.GetRequiredService<SearchDocuments>().All(Token);
        return ((await _exchange.Visitor.Ask(new GetListing(listing.Code), Token)).IsDone, await documents.AnyAsync(d => d.Id == listing.Id.Value, Token));
    }

    private static async Task<IEnumerable<WorkKind>> Work(Person person) => (await person.Get(new GetWork(), Token)).Tasks.Select(t => t.Kind);
}
