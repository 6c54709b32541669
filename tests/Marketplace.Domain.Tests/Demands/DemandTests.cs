using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Demands;

public sealed class DemandTests
{
    /// <summary>Tuesday, 24 November 2026, 23:30 in Hanoi: still the 24th there.</summary>
    private static readonly DateTime Now = new(2026, 11, 24, 16, 30, 0, DateTimeKind.Utc);
    private static readonly MemberId Reviewer = MemberId.New();

    private static readonly DemandContent Complete = new()
    {
        Title = new Bilingual("Khử mùi chuồng nuôi"),
        Problem = new Bilingual("Mùi lan sang khu dân cư."),
        Result = new Bilingual("Giảm 80 % amoniac."),
        Field = "405",
        Deadline = new DateOnly(2026, 11, 25),
    };

    public static TheoryData<DemandContent, string> Incomplete => new()
    {
        { Complete with { Title = new Bilingual(null, "Barn odour") }, nameof(DemandRules.ADemandNeedsATitle) },
        { Complete with { Problem = Bilingual.None }, nameof(DemandRules.ADemandNeedsAProblem) },
        { Complete with { Result = Bilingual.None }, nameof(DemandRules.ADemandNeedsAResult) },
        { Complete with { Field = null }, nameof(DemandRules.ADemandNeedsAField) },
        { Complete with { Deadline = new DateOnly(2026, 11, 24) }, nameof(DemandRules.ADeadlineLiesAhead) },
        { Complete with { BudgetFrom = Money.Vnd(2), BudgetTo = Money.Vnd(1) }, nameof(DemandRules.ABudgetRises) },
        { Complete with { TrlWanted = 10 }, nameof(DemandRules.AWantedReadinessIsALevel) },
        { Complete with { TrlWanted = 0 }, nameof(DemandRules.AWantedReadinessIsALevel) },
        { Complete with { Figures = [new ResultFigure(Bilingual.None, "400", "50")] }, nameof(DemandRules.AResultFigureIsWhole) },
        { Complete with { Figures = [new ResultFigure(new Bilingual("Độ màu"), "400", "")] }, nameof(DemandRules.AResultFigureIsWhole) },
        { Complete with { Contact = new ContactPerson("", null, "0912 345 678", null) }, nameof(DemandRules.AContactIsWhole) },
        { Complete with { Contact = new ContactPerson("Lê Thu", null, null, null) }, nameof(DemandRules.AContactIsWhole) },
    };

    [Theory]
    [MemberData(nameof(Incomplete), DisableDiscoveryEnumeration = true)]
    public void A_submission_says_what_is_missing(DemandContent content, string rule)
    {
        var demand = Draft(content);
        Refusal(() => demand.Submit(Now)).Code.ShouldBe(rule);
        demand.Latest.Status.ShouldBe(RevisionStatus.Draft);
    }

    [Fact]
    public void A_complete_draft_is_submitted_once_with_or_without_a_deadline()
    {
        Should.NotThrow(() => Draft(Complete with { Deadline = null }).Submit(Now));
        var demand = Submitted();

        demand.TakeEvents().OfType<DemandSubmitted>().ShouldHaveSingleItem();
        Refusal(() => demand.Submit(Now)).ShouldBe(DemandRules.OnlyDraftDemandsAreSubmitted);
    }

    [Fact]
    public void A_submitted_demand_is_not_edited_and_one_sent_back_is()
    {
        var demand = Submitted();
        Refusal(() => demand.Edit(DemandRevisionId.New(), Complete, Now)).ShouldBe(DemandRules.ASubmittedDemandIsNotEdited);
        demand.RequestChanges(demand.Latest.Id, Reviewer, "Nêu số liệu", Now);
        demand.Edit(DemandRevisionId.New(), Complete with { Title = new Bilingual("Khác") }, Now);

        demand.Revisions.ShouldHaveSingleItem().Content.Title.Vi.ShouldBe("Khác");
        demand.Submit(Now);
    }

    [Fact]
    public void An_edit_of_an_open_demand_begins_a_revision_and_the_public_keeps_the_old_one()
    {
        var demand = Opened();
        demand.Edit(DemandRevisionId.New(), Complete with { Title = new Bilingual("Bản hai") }, Now);
        demand.Submit(Now);
        demand.Public!.Content.Title.Vi.ShouldBe("Khử mùi chuồng nuôi");
        demand.Approve(demand.Latest.Id, Reviewer, Now.AddDays(1));

        demand.Public.Content.Title.Vi.ShouldBe("Bản hai");
        demand.OpenedAt.ShouldBe(Now);
    }

    [Fact]
    public void Only_the_submitted_revision_is_decided_and_once()
    {
        var demand = Draft();
        var revision = demand.Latest.Id;
        Refusal(() => demand.Approve(revision, Reviewer, Now)).ShouldBe(DemandRules.OnlySubmittedDemandsAreDecided);
        demand.Submit(Now);
        Refusal(() => demand.Approve(DemandRevisionId.New(), Reviewer, Now)).ShouldBe(DemandRules.OnlySubmittedDemandsAreDecided);
        demand.Approve(revision, Reviewer, Now);

        demand.IsPublic.ShouldBeTrue();
        Refusal(() => demand.Refuse(revision, Reviewer, "Muộn", Now)).ShouldBe(DemandRules.OnlySubmittedDemandsAreDecided);
    }

    [Fact]
    public void Who_turns_a_demand_back_gives_a_reason()
    {
        var demand = Submitted();
        Refusal(() => demand.Refuse(demand.Latest.Id, Reviewer, " ", Now)).ShouldBe(DemandRules.AReasonIsGivenToTheAsker);
        demand.Latest.Status.ShouldBe(RevisionStatus.Submitted);
        demand.Refuse(demand.Latest.Id, Reviewer, " Đã có giải pháp ", Now);

        (demand.Latest.Status, demand.Latest.Reason).ShouldBe((RevisionStatus.Refused, "Đã có giải pháp"));
        demand.IsPublic.ShouldBeFalse();
    }

    [Fact]
    public void A_withdrawn_demand_is_closed_and_its_submission_taken_back()
    {
        var demand = Submitted();
        demand.Withdraw();

        demand.Latest.Status.ShouldBe(RevisionStatus.Draft);
        Refusal(() => demand.Edit(DemandRevisionId.New(), Complete, Now)).ShouldBe(DemandRules.AClosedDemandIsNotEdited);
        Refusal(() => demand.Submit(Now)).ShouldBe(DemandRules.AClosedDemandIsNotEdited);
        Refusal(() => demand.Approve(demand.Latest.Id, Reviewer, Now)).ShouldBe(DemandRules.OnlySubmittedDemandsAreDecided);
        Refusal(demand.Withdraw).ShouldBe(DemandRules.OnlyOpenDemandsAreWithdrawn);
    }

    [Fact]
    public void An_open_demand_is_withdrawn_and_no_longer_public()
    {
        var demand = Opened();
        demand.Withdraw();

        demand.IsPublic.ShouldBeFalse();
        demand.Latest.Status.ShouldBe(RevisionStatus.Approved);
    }

    [Fact]
    public void A_demand_is_matched_once_a_proposal_is_accepted_and_closed_by_its_asker()
    {
        var demand = Opened();
        Refusal(demand.Close).ShouldBe(DemandRules.OnlyMatchedDemandsAreClosed);
        demand.Match();
        demand.Match();
        demand.IsPublic.ShouldBeTrue();
        demand.Close();

        (demand.Status, demand.IsPublic).ShouldBe((DemandStatus.Closed, false));
        demand.TakeEvents().OfType<DemandEnded>().ShouldHaveSingleItem();
        Refusal(demand.Close).ShouldBe(DemandRules.OnlyMatchedDemandsAreClosed);
    }

    [Fact]
    public void An_open_demand_expires_after_its_last_day_and_opens_again_with_a_later_one()
    {
        var demand = Opened();
        Refusal(() => demand.Expire(new DateOnly(2026, 11, 25))).ShouldBe(DemandRules.OnlyOverdueDemandsExpire);
        demand.Expire(new DateOnly(2026, 11, 26));
        (demand.Status, demand.IsPublic).ShouldBe((DemandStatus.Expired, false));
        demand.TakeEvents().OfType<DemandExpired>().ShouldHaveSingleItem();
        demand.Edit(DemandRevisionId.New(), Complete with { Deadline = new DateOnly(2026, 12, 31) }, Now);
        demand.Submit(Now);
        demand.Approve(demand.Latest.Id, Reviewer, Now);

        (demand.Status, demand.ProposalsUntil).ShouldBe((DemandStatus.Open, new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void Neither_a_demand_without_a_deadline_nor_a_matched_one_expires()
    {
        var open = Draft(Complete with { Deadline = null });
        open.Submit(Now);
        open.Approve(open.Latest.Id, Reviewer, Now);
        Refusal(() => open.Expire(DateOnly.MaxValue)).ShouldBe(DemandRules.OnlyOverdueDemandsExpire);
        var matched = Opened();
        matched.Match();
        Refusal(() => matched.Expire(DateOnly.MaxValue)).ShouldBe(DemandRules.OnlyOverdueDemandsExpire);
    }

    [Fact]
    public void A_hidden_demand_can_be_mended_and_stands_where_it_stood_once_nothing_hides_it()
    {
        var (demand, one, other) = (Opened(), Guid.CreateVersion7(), Guid.CreateVersion7());
        demand.Suspend(one, "Nội dung sai.", Now);
        demand.Suspend(other, "Theo yêu cầu của cơ quan.", Now);
        (demand.Status, demand.IsPublic).ShouldBe((DemandStatus.Suspended, false));
        Refusal(demand.Withdraw).ShouldBe(DemandRules.OnlyOpenDemandsAreWithdrawn);
        demand.Edit(DemandRevisionId.New(), Complete with { Result = new Bilingual("Giảm 90 %.") }, Now);
        demand.Submit(Now);
        demand.Approve(demand.Latest.Id, Reviewer, Now);
        demand.Status.ShouldBe(DemandStatus.Suspended);

        demand.Resume(one, Now);
        demand.Status.ShouldBe(DemandStatus.Suspended);
        demand.Resume(other, Now);
        demand.Status.ShouldBe(DemandStatus.Open);
        demand.Suspensions.ShouldAllBe(s => s.IsLifted);
        Refusal(() => demand.Resume(other, Now)).ShouldBe(SuspensionRules.OnlyWhatIsHiddenIsShownAgain);
    }

    [Fact]
    public void A_demand_that_is_matched_while_hidden_is_shown_matched()
    {
        var (demand, holder) = (Opened(), Guid.CreateVersion7());
        demand.Suspend(holder, "Nội dung sai.", Now);
        demand.Match();
        demand.Status.ShouldBe(DemandStatus.Suspended);
        Refusal(() => demand.Edit(DemandRevisionId.New(), Complete, Now)).ShouldBe(DemandRules.AClosedDemandIsNotEdited);
        demand.Resume(holder, Now);
        demand.Status.ShouldBe(DemandStatus.Matched);
    }

    [Fact]
    public void A_demand_that_opens_again_stays_hidden_while_something_hides_it()
    {
        var (demand, holder) = (Opened(), Guid.CreateVersion7());
        demand.Expire(new DateOnly(2026, 11, 26));
        demand.Suspend(holder, "Nội dung sai.", Now);
        demand.Status.ShouldBe(DemandStatus.Expired);
        demand.Edit(DemandRevisionId.New(), Complete with { Deadline = null }, Now);
        demand.Submit(Now);
        demand.Approve(demand.Latest.Id, Reviewer, Now);
        demand.Status.ShouldBe(DemandStatus.Suspended);
        demand.Resume(holder, Now);
        demand.Status.ShouldBe(DemandStatus.Open);
    }

    [Fact]
    public void A_demand_is_hidden_with_a_reason_and_once_for_one()
    {
        var (demand, holder) = (Opened(), Guid.CreateVersion7());
        Refusal(() => demand.Suspend(holder, " ", Now)).ShouldBe(SuspensionRules.ASuspensionHasAReason);
        demand.Suspend(holder, "Một", Now);
        Refusal(() => demand.Suspend(holder, "Một", Now)).ShouldBe(SuspensionRules.NothingIsHiddenTwiceForOneReason);
    }

    private static Rule Refusal(Action deed) => Should.Throw<RuleBroken>(deed).Rule;

    private static Demand Draft(DemandContent? content = null) =>
        Demand.Draft(DemandId.New(), DemandRevisionId.New(), OrganisationId.New(), content ?? Complete, isDemo: false, Now);

    private static Demand Submitted()
    {
        var demand = Draft();
        demand.Submit(Now);
        return demand;
    }

    private static Demand Opened()
    {
        var demand = Submitted();
        demand.Approve(demand.Latest.Id, Reviewer, Now);
        return demand;
    }
}
