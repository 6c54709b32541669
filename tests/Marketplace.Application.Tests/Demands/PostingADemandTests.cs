using System.Text.Json;
using Marketplace.Application.Approvals;
using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Domain.Approvals;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Demands;

public sealed class PostingADemandTests : IAsyncLifetime
{
    private static readonly DemandForm Full = new(
        "Khử mùi chuồng nuôi", "Barn odour", "Mùi lan sang khu dân cư.", "Odour reaches the houses.", "Giảm 80 % amoniac.", "80 % less ammonia.",
        "405", 6, 200_000_000, 500_000_000, new DateOnly(2027, 1, 31), false, "chăn nuôi, mùi",
        "Trại 20.000 con.", "A farm of 20,000 pigs.", [new ResultFigureForm("Amoniac", "Ammonia", "25 ppm", "5 ppm")], ["A"], "01", [RightWanted.NonExclusive], ["independent"], ["training"],
        "Chạy thử tại trại.", "A trial on the farm.", "Lê Thu", "Giám đốc", "0912 345 678", "thu@trai.example");

    private TestExchange _exchange = null!;
    private Person _business = null!;
    private Person _reviewer = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _business = await _exchange.NewPerson(Capability.Recipient);
        _reviewer = await _exchange.NewPerson(Capability.Exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_draft_keeps_everything_that_was_typed_and_is_the_organisations_own()
    {
        var id = await Drafted();
        var draft = await _business.Get(new GetDemandForEdit(id), Token);
        JsonSerializer.Serialize(draft.Form).ShouldBe(JsonSerializer.Serialize(Full));
        (draft.Missing.Count, draft.Completeness.Percent).ShouldBe((0, 100));

        var stranger = await _exchange.NewPerson(Capability.Recipient);
        (await stranger.Ask(new GetDemandForEdit(id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Send(new EditDemand(id, new Version(1), Full), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Send(new SubmitDemand(id, new Version(1)), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Send(new WithdrawDemand(id, new Version(1)), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await _reviewer.Ask(new GetDemandReview(id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await _exchange.Visitor.Ask(new GetDemand(draft.Code), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Fact]
    public async Task An_approved_demand_is_open_to_the_public_with_the_days_left()
    {
        var id = await Drafted();
        var read = await Submitted(id);
        await _reviewer.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);

        var shown = (await _exchange.Visitor.Ask(new GetDemand(read.Code), Token)).Answer;
        shown.Content.Title.Vi.ShouldBe("Khử mùi chuồng nuôi");
        shown.Content.BudgetTo.ShouldBe(Money.Vnd(500_000_000));
        shown.DaysLeft.ShouldBe(68);
        shown.OrganisationCode.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_anonymous_demand_tells_nobody_whose_it_is_but_staff()
    {
        var id = await Drafted(Full with { IsAnonymous = true });
        var read = await Submitted(id);
        read.Organisation.IsEmpty.ShouldBeFalse();
        await _reviewer.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);

        var shown = (await _exchange.Visitor.Ask(new GetDemand(read.Code), Token)).Answer;
        (shown.Organisation, shown.OrganisationCode, shown.VerifiedAt, shown.Content.Contact).ShouldBe((Bilingual.None, null, null, null));
    }

    [Fact]
    public async Task The_public_reads_who_is_in_charge_but_not_how_to_reach_them()
    {
        var id = await Drafted();
        var read = await Submitted(id);
        read.Content.Contact!.Phone.ShouldBe("0912 345 678");
        await _reviewer.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);

        (await _exchange.Visitor.Ask(new GetDemand(read.Code), Token)).Answer.Content.Contact.ShouldBe(new ContactPerson("Lê Thu", "Giám đốc", null, null));
    }

    [Fact]
    public async Task A_preview_is_what_the_public_will_see_of_the_newest_revision()
    {
        var id = await Drafted(Full with { IsAnonymous = true });

        var preview = await _business.Get(new GetDemandPreview(id), Token);

        (preview.Content.Title.Vi, preview.Organisation, preview.OrganisationCode, preview.OpenedAt).ShouldBe(("Khử mùi chuồng nuôi", Bilingual.None, null, null));
        var stranger = await _exchange.NewPerson(Capability.Recipient);
        (await stranger.Ask(new GetDemandPreview(id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Fact]
    public async Task Asker_and_reviewer_read_what_a_revision_changed()
    {
        var id = await Drafted();
        var read = await Submitted(id);
        read.Public.ShouldBeNull();
        await _reviewer.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);
        await _business.Do(new EditDemand(id, read.Version.Next(), Full with { SituationVi = "Trại 30.000 con." }), Token);

        var compared = await _business.Get(new GetDemandRevisions(id), Token);
        (compared.From, compared.To).ShouldBe((1, 2));
        compared.After.Where((line, i) => line != compared.Before![i]).Select(l => (l.Label, l.Text)).ShouldBe([("Hiện trạng", "Trại 30.000 con.\n\nA farm of 20,000 pigs.")]);

        var again = await Submitted(id);
        (again.Public!.Content.Situation.Vi, again.Content.Situation.Vi).ShouldBe(("Trại 20.000 con.", "Trại 30.000 con."));
    }

    [Fact]
    public async Task A_demand_is_approved_once_every_point_is_checked()
    {
        var id = await Drafted();
        var read = await Submitted(id);

        (await _reviewer.Refused(new ApproveDemand(id, read.Version, read.Revision, [.. ReviewChecklist.Demand.Skip(1)]), Token)).ShouldBe(nameof(ApprovalRules.EveryPointIsChecked));
        await _reviewer.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);
    }

    [Fact]
    public async Task The_public_reads_the_old_revision_while_a_new_one_is_in_review()
    {
        var id = await Drafted();
        var read = await Submitted(id);
        await _reviewer.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);
        var draft = await _business.Get(new GetDemandForEdit(id), Token);
        await _business.Do(new EditDemand(id, draft.Version, Full with { TitleVi = "Bản hai" }), Token);
        var second = await Submitted(id);
        (await Shown(read.Code)).ShouldBe("Khử mùi chuồng nuôi");
        second.Number.ShouldBe(2);
        await _reviewer.Do(new ApproveDemand(id, second.Version, second.Revision, ReviewChecklist.Demand), Token);

        (await Shown(read.Code)).ShouldBe("Bản hai");
    }

    [Fact]
    public async Task A_text_edited_meanwhile_cannot_slip_through()
    {
        var id = await Drafted();
        var read = await Submitted(id);
        (await _reviewer.Refused(new RequestDemandChanges(id, read.Version, read.Revision, " "), Token)).ShouldBe(nameof(DemandRules.AReasonIsGivenToTheAsker));
        await _reviewer.Do(new RequestDemandChanges(id, read.Version, read.Revision, "Nêu quy mô"), Token);
        var draft = await _business.Get(new GetDemandForEdit(id), Token);
        draft.Reason.ShouldBe("Nêu quy mô");
        await _business.Do(new EditDemand(id, draft.Version, Full with { TitleVi = "Khác hẳn" }), Token);
        await Submitted(id);

        (await _reviewer.Send(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
        (await _exchange.Visitor.Ask(new GetDemand(read.Code), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Fact]
    public async Task A_refused_demand_says_why_and_comes_back_as_another_revision()
    {
        var id = await Drafted();
        var read = await Submitted(id);
        await _reviewer.Do(new RefuseDemand(id, read.Version, read.Revision, "Không phải nhu cầu công nghệ"), Token);
        var draft = await _business.Get(new GetDemandForEdit(id), Token);
        (draft.Revision, draft.Reason).ShouldBe((RevisionStatus.Refused, "Không phải nhu cầu công nghệ"));
        await _business.Do(new EditDemand(id, draft.Version, Full), Token);

        (await Submitted(id)).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Each_decision_is_written_to_those_who_work_on_the_demand()
    {
        var id = await Drafted();
        var read = await Submitted(id);
        await _reviewer.Do(new RequestDemandChanges(id, read.Version, read.Revision, "Nêu quy mô"), Token);
        read = await Submitted(id);
        await _reviewer.Do(new RefuseDemand(id, read.Version, read.Revision, "Không phải nhu cầu công nghệ"), Token);
        var draft = await _business.Get(new GetDemandForEdit(id), Token);
        await _business.Do(new EditDemand(id, draft.Version, Full), Token);
        read = await Submitted(id);
        await _reviewer.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);

        var letters = await _exchange.LettersTo(_business.Mail, Token);
        letters.Select(l => l.Subject).ShouldBe(["Nhu cầu cần sửa: Khử mùi chuồng nuôi", "Nhu cầu không được duyệt: Khử mùi chuồng nuôi", "Nhu cầu đã được duyệt: Khử mùi chuồng nuôi"]);
        letters[0].Text.ShouldContain($"/my/demands/{id.Value}");
        letters[2].Text.ShouldContain($"/demands/{read.Code}");
    }

    [Fact]
    public async Task An_unverified_business_drafts_but_does_not_submit()
    {
        var business = await _exchange.NewPerson(Capability.Recipient, verified: false);
        var id = DemandId.New();
        await business.Do(new DraftDemand(id, Full), Token);
        (await business.Refused(new SubmitDemand(id, new Version(1)), Token)).ShouldBe(nameof(OrganisationRules.OnlyVerifiedOrganisationsTrade));
    }

    [Fact]
    public async Task A_withdrawn_demand_is_gone_for_the_public_and_waits_for_nobody()
    {
        var id = await Drafted();
        var read = await Submitted(id);
        await _reviewer.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);
        await _business.Do(new WithdrawDemand(id, read.Version.Next()), Token);

        (await _exchange.Visitor.Ask(new GetDemand(read.Code), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        var mine = (await _business.Get(new GetMyDemands(1), Token)).Items.ShouldHaveSingleItem();
        mine.Status.ShouldBe(DemandStatus.Withdrawn);
        (await _business.Get(new GetDemandForEdit(id), Token)).IsPublic.ShouldBeFalse();
        (await _business.Refused(new WithdrawDemand(id, read.Version.Next().Next()), Token)).ShouldBe(nameof(DemandRules.OnlyOpenDemandsAreWithdrawn));
    }

    [Fact]
    public async Task All_shape_problems_come_at_once_beside_their_fields()
    {
        var problem = (await _business.Send(new DraftDemand(DemandId.New(), new DemandForm(TitleVi: new string('x', 201), ProblemVi: "a\0b", Field: "999", TrlWanted: 10, BudgetFrom: -1)), Token)).Problem!;
        problem.Kind.ShouldBe(ProblemKind.Invalid);
        problem.Refusals.Select(r => r.Member).ShouldBe(["TitleVi", "ProblemVi", "Field", "TrlWanted", "BudgetFrom"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_deadline_that_has_passed_is_told_beside_its_field()
    {
        var id = await Drafted(Full with { Deadline = new DateOnly(2026, 11, 24) });
        var refusal = (await _business.Send(new SubmitDemand(id, new Version(1)), Token)).Problem!.Refusals.Single();
        (refusal.Code, refusal.Member).ShouldBe((nameof(DemandRules.ADeadlineLiesAhead), nameof(DemandForm.Deadline)));
    }

    private async Task<DemandId> Drafted(DemandForm? form = null)
    {
        var id = DemandId.New();
        await _business.Do(new DraftDemand(id, form ?? Full), Token);
        return id;
    }

    /// <summary>Submits the newest revision, and has it read.</summary>
    private async Task<DemandReview> Submitted(DemandId id)
    {
        await _business.Do(new SubmitDemand(id, (await _business.Get(new GetDemandForEdit(id), Token)).Version), Token);
        return await _reviewer.Get(new GetDemandReview(id), Token);
    }

    private async Task<string?> Shown(string code) => (await _exchange.Visitor.Ask(new GetDemand(code), Token)).Answer.Content.Title.Vi;
}
