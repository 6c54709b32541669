using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Cases;

public sealed class ViolationCaseTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Due = Now.AddDays(2);
    private static readonly MemberId Staff = MemberId.New();
    private static readonly MemberId Colleague = MemberId.New();
    private static readonly MemberId Author = MemberId.New();
    private static readonly ReportedThing Listing = new(ReportedKind.Listing, "HS-7K2M9QXA", OrganisationId.New(), ListingId.New(), RevisionId.New());
    private static readonly ReportedThing Person = new(ReportedKind.Organisation, "VCN", OrganisationId.New());
    private static readonly ReportedThing Page = new(ReportedKind.Policy, "Privacy", Organisation: null);
    private static readonly AuthorityRequest Request = new("Sở Khoa học và Công nghệ", "12/SKHCN", new DateOnly(2026, 11, 23), Now.AddHours(-1));

    [Fact]
    public void A_report_has_a_code_and_waits_for_its_hearing()
    {
        var opened = Reported();
        opened.ShouldSatisfyAllConditions(
            c => c.Code.ShouldStartWith("VV-"),
            c => c.Status.ShouldBe(CaseStatus.Received),
            c => c.Subject.ShouldBe(Listing),
            c => c.DueAt.ShouldBe(Due),
            c => c.Entries.ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Deed.ShouldBe(CaseDeed.Reported), e => e.By.ShouldBeNull()));
    }

    [Fact]
    public void A_violation_is_described() =>
        Refuses(() => ViolationCase.Report(CaseId.New(), Listing, "ip", " ", null, Language.Vi, [1], Due, Now), CaseRules.AViolationIsDescribed);

    [Fact]
    public void A_case_is_heard_decided_appealed_and_decided_by_somebody_else()
    {
        var opened = Heard();
        opened.Add("Có thêm bằng chứng.", Now);
        opened.Answer("Chúng tôi có giấy tờ.", Author, Now);
        opened.Decide(CaseOutcome.Suspended, "Chưa chứng minh được quyền.", Staff, Now);
        opened.TakeEvents().OfType<ContentTakenDown>().ShouldHaveSingleItem().Thing.Listing.ShouldBe(Listing.Listing!.Value);
        opened.ShouldSatisfyAllConditions(c => c.Status.ShouldBe(CaseStatus.Decided), c => c.DueAt.ShouldBeNull(), c => c.IsHidingContent.ShouldBeTrue());

        opened.Appeal("Đây là giấy tờ.", Author, Due, Now.AddDays(CaseRules.DaysToAppeal));
        opened.DecideAppeal(CaseOutcome.Dismissed, "Giấy tờ đầy đủ.", Colleague, Now.AddDays(20));
        opened.TakeEvents().OfType<ContentRestored>().ShouldHaveSingleItem().Thing.Listing.ShouldBe(Listing.Listing!.Value);
        opened.Status.ShouldBe(CaseStatus.Closed);
        opened.Entries.Select(e => e.Deed).ShouldBe(
        [
            CaseDeed.Reported, CaseDeed.HearingOpened, CaseDeed.ReporterAdded, CaseDeed.OrganisationAnswered, CaseDeed.Decided, CaseDeed.OrganisationAppealed, CaseDeed.AppealDecided,
        ]);
    }

    [Fact]
    public void Only_reports_are_heard()
    {
        Refuses(() => Heard().OpenHearing(Staff, Due, Due, Now), CaseRules.OnlyReportsAreHeard);
        Refuses(() => Requested().OpenHearing(Staff, Due, Due, Now), CaseRules.OnlyReportsAreHeard);
    }

    [Fact]
    public void Statements_come_before_the_decision_and_the_reported_side_once_it_is_asked()
    {
        Refuses(() => Reported().Answer("Không đúng.", Author, Now), CaseRules.StatementsComeBeforeTheDecision);
        Refuses(() => Decided().Answer("Không đúng.", Author, Now), CaseRules.StatementsComeBeforeTheDecision);
        Refuses(() => Decided().Add("Thêm.", Now), CaseRules.StatementsComeBeforeTheDecision);
        Refuses(() => Heard().Add(" ", Now), CaseRules.AStatementIsWritten);
    }

    [Fact]
    public void A_case_is_decided_when_both_sides_were_heard_or_had_their_time()
    {
        Refuses(() => Reported().Decide(CaseOutcome.Dismissed, "Không có.", Staff, Now), CaseRules.OnlyHeardCasesAreDecided);
        Refuses(() => Heard().Decide(CaseOutcome.Dismissed, "Không có.", Staff, Now), CaseRules.TheReportedSideIsHeardFirst);
        Heard().Decide(CaseOutcome.Dismissed, "Không có.", Staff, Due);
        Refuses(() => Answered().Decide(CaseOutcome.Dismissed, " ", Staff, Now), CaseRules.ADecisionHasAReason);
    }

    [Fact]
    public void Whatever_the_public_sees_is_taken_down_but_a_page_of_the_exchange()
    {
        var organisation = ViolationCase.Report(CaseId.New(), Person, "fraud", "Lừa đảo.", null, Language.Vi, [1], Due, Now);
        organisation.OpenHearing(Staff, Due, Due, Now);
        organisation.Decide(CaseOutcome.Removed, "Lừa đảo.", Staff, Due);
        organisation.TakeEvents().OfType<ContentTakenDown>().ShouldHaveSingleItem().Thing.ShouldBe(Person);

        var page = ViolationCase.Report(CaseId.New(), Page, "other", "Có điểm sai.", null, Language.Vi, [1], Due, Now);
        page.OpenHearing(Staff, Due, Due, Now);
        Refuses(() => page.Decide(CaseOutcome.Suspended, "Sai.", Staff, Due), CaseRules.APageOfTheExchangeStays);
        page.Decide(CaseOutcome.Upheld, "Đã sửa.", Staff, Due);
        Refuses(() => ViolationCase.RequestTakedown(CaseId.New(), Page, "fraud", Request, "Gỡ.", Staff, Due, Now), CaseRules.APageOfTheExchangeStays);
    }

    [Fact]
    public void An_authoritys_request_is_carried_out_at_once_and_can_be_appealed_against()
    {
        var opened = Requested();
        opened.Decide(CaseOutcome.Removed, "Theo văn bản 12/SKHCN.", Staff, Now);
        opened.TakeEvents().OfType<ContentTakenDown>().ShouldHaveSingleItem();
        opened.Appeal("Văn bản đã bị hủy.", Author, Due, Now);
        opened.Status.ShouldBe(CaseStatus.Appealed);
    }

    [Fact]
    public void An_authoritys_request_is_not_of_the_future() => Refuses(
        () => ViolationCase.RequestTakedown(CaseId.New(), Listing, "unlawful", Request with { ReceivedAt = Now.AddMinutes(1) }, "Gỡ.", Staff, Due, Now), CaseRules.AnAuthoritysRequestIsNotOfTheFuture);

    [Fact]
    public void An_authoritys_paper_is_not_dated_in_the_future() => Refuses(
        () => ViolationCase.RequestTakedown(CaseId.New(), Listing, "unlawful", Request with { Date = DateOnly.FromDateTime(Now).AddDays(2) }, "Gỡ.", Staff, Due, Now), CaseRules.AnAuthoritysPaperIsNotOfTheFuture);

    [Fact]
    public void A_decision_is_appealed_once_and_in_time()
    {
        Refuses(() => Heard().Appeal("Không đồng ý.", null, Due, Now), CaseRules.OnlyDecidedCasesAreAppealed);
        Refuses(() => Decided().Appeal("Không đồng ý.", null, Due, Now.AddDays(CaseRules.DaysToAppeal).AddSeconds(1)), CaseRules.AnAppealComesInTime);
        var appealed = Appealed();
        Refuses(() => appealed.Appeal("Vẫn không.", Author, Due, Now), CaseRules.OnlyDecidedCasesAreAppealed);
    }

    [Fact]
    public void An_appeal_is_decided_by_somebody_else_and_then_it_is_over()
    {
        Refuses(() => Decided().DecideAppeal(CaseOutcome.Dismissed, "Không.", Colleague, Now), CaseRules.OnlyAppealedCasesAreDecidedAgain);
        var appealed = Appealed();
        Refuses(() => appealed.DecideAppeal(CaseOutcome.Dismissed, "Không.", Staff, Now), CaseRules.AnAppealIsDecidedBySomebodyElse);
        appealed.DecideAppeal(CaseOutcome.Removed, "Có vi phạm.", Colleague, Now);
        appealed.TakeEvents().OfType<ContentTakenDown>().ShouldHaveSingleItem();
        Refuses(() => appealed.DecideAppeal(CaseOutcome.Dismissed, "Không.", Colleague, Now), CaseRules.OnlyAppealedCasesAreDecidedAgain);
    }

    private static ViolationCase Reported() => ViolationCase.Report(CaseId.New(), Listing, "ip", "Đây là sáng chế của tôi.", "lan@vien.example", Language.Vi, [1], Due, Now);

    private static ViolationCase Requested() => ViolationCase.RequestTakedown(CaseId.New(), Listing, "unlawful", Request, "Gỡ nội dung.", Staff, Due, Now);

    private static ViolationCase Heard()
    {
        var opened = Reported();
        opened.OpenHearing(Staff, Due, Due.AddDays(5), Now);
        return opened;
    }

    private static ViolationCase Answered()
    {
        var opened = Heard();
        opened.Answer("Không đúng.", Author, Now);
        return opened;
    }

    private static ViolationCase Decided()
    {
        var opened = Answered();
        opened.Decide(CaseOutcome.Dismissed, "Không có vi phạm.", Staff, Now);
        return opened;
    }

    private static ViolationCase Appealed()
    {
        var opened = Decided();
        opened.Appeal("Không đồng ý.", null, Due, Now);
        opened.TakeEvents();
        return opened;
    }

    private static void Refuses(Action deed, Rule rule) => Should.Throw<RuleBroken>(deed).Rule.ShouldBe(rule);
}
