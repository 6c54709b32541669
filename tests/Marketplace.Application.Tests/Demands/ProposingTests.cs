using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Application.Negotiations;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Work;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Demands;

public sealed class ProposingTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_proposal_waits_at_the_asker_who_reads_all_of_it()
    {
        var (business, supplier, proposal, demand) = await _exchange.ProposedDemand();
        (proposal.State, proposal.Message, proposal.Price!.UpFront!.Amount).ShouldBe((ProposalState.Waiting, "Màng gốm giữ lại màu.", 900_000_000));
        proposal.ListingCode.ShouldNotBeNull();
        (await business.Get(new GetWork(), Token)).Tasks.ShouldContain(t => t.Kind == WorkKind.AnswerProposal && t.Path == $"demands/{demand.Code}/proposals");
        var letter = (await _exchange.LettersTo(business.Mail, Token)).Single(l => l.Subject.StartsWith("Có đề xuất giải pháp mới", StringComparison.Ordinal));
        letter.Text.ShouldContain($"/demands/{demand.Code}/proposals");
        (await business.Get(new GetDemand(demand.Code), Token)).Proposals.ShouldBe(1);
        (await supplier.Get(new GetDemand(demand.Code), Token)).Proposals.ShouldBeNull();
        (await supplier.Get(new GetProposalStart(demand.Code), Token)).Hindrance.ShouldBe(ProposalHindrance.AlreadyProposed);
    }

    [Fact]
    public async Task Staff_see_how_far_a_proposal_is_and_not_what_it_says()
    {
        var (_, _, proposal, demand) = await _exchange.ProposedDemand();
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var seen = (await staff.Get(new GetProposals(demand.Code, 1), Token)).Page.Items.ShouldHaveSingleItem();
        (seen.Id, seen.State, seen.Message, seen.Price, seen.ListingCode).ShouldBe((proposal.Id, ProposalState.Waiting, null, null, null));
    }

    [Fact]
    public async Task One_proposal_of_a_supplier_waits_at_a_time()
    {
        var (_, supplier, proposal, demand) = await _exchange.ProposedDemand();
        var again = new SendProposal(ProposalId.New(), demand.Demand, null, "Cách khác", new PriceIdeaForm());
        (await supplier.Refused(again, Token)).ShouldBe(nameof(ProposalRules.OneOpenProposalPerDemand));
        await supplier.Do(new WithdrawProposal(proposal.Id, proposal.Version), Token);
        await supplier.Do(again, Token);

        (await supplier.Get(new GetMyProposals(1), Token)).Page.Items.Select(p => p.State).ShouldBe([ProposalState.Waiting, ProposalState.Withdrawn], ignoreOrder: true);
    }

    [Fact]
    public async Task Acceptance_opens_the_room_and_tells_an_anonymous_askers_name_to_that_proposer_alone()
    {
        var (business, supplier, proposal, demand) = await _exchange.ProposedDemand(isAnonymous: true);
        var other = await _exchange.NewPerson(Capability.Supplier);
        await other.Do(new SendProposal(ProposalId.New(), demand.Demand, null, "Cách khác", new PriceIdeaForm()), Token);
        var name = await _exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == business.Organisation).Select(o => new { o.Code, o.Profile.Name }).SingleAsync(token), Token);
        (await supplier.Get(new GetMyProposals(1), Token)).Page.Items[0].Asker.ShouldBeNull();

        await business.Do(new AcceptProposal(proposal.Id, proposal.Version), Token);

        var accepted = (await supplier.Get(new GetMyProposals(1), Token)).Page.Items[0];
        (accepted.State, accepted.Asker, accepted.AskerCode).ShouldBe((ProposalState.Accepted, name.Name, name.Code));
        (await supplier.Get(new GetRoom(accepted.Room!.Value), Token)).Side.ShouldBe(Side.Supplier);
        (await business.Get(new GetRoom(accepted.Room!.Value), Token)).Side.ShouldBe(Side.Recipient);
        (await supplier.Get(new GetWork(), Token)).Tasks.ShouldContain(t => t.Kind == WorkKind.MeetAsker);
        (await other.Get(new GetMyProposals(1), Token)).Page.Items[0].Asker.ShouldBeNull();
        (await _exchange.Visitor.Ask(new GetDemand(demand.Code), Token)).Answer.ShouldSatisfyAllConditions(d => d.Status.ShouldBe(DemandStatus.Matched), d => d.OrganisationCode.ShouldBeNull());
        foreach (var letter in (await _exchange.LettersTo(other.Mail, Token)).Concat(await _exchange.LettersTo(supplier.Mail, Token)))
        {
            $"{letter.Subject} {letter.Text}".ShouldNotContain(name.Name.Vi!);
        }
    }

    [Fact]
    public async Task A_proposal_without_a_listing_is_accepted_without_a_room()
    {
        var (business, _, _, demand) = await _exchange.ProposedDemand();
        var other = await _exchange.NewPerson(Capability.Supplier);
        await other.Do(new SendProposal(ProposalId.New(), demand.Demand, null, "Cách khác", new PriceIdeaForm()), Token);
        var sent = (await business.Get(new GetProposals(demand.Code, 1), Token)).Page.Items.Single(p => p.ListingCode is null);
        await business.Do(new AcceptProposal(sent.Id, sent.Version), Token);

        (await other.Get(new GetMyProposals(1), Token)).Page.Items[0].ShouldSatisfyAllConditions(p => p.State.ShouldBe(ProposalState.Accepted), p => p.Room.ShouldBeNull());
    }

    [Fact]
    public async Task A_decline_says_why_and_the_reasons_add_up_for_the_proposer()
    {
        var (business, supplier, proposal, demand) = await _exchange.ProposedDemand();
        (await business.Refused(new DeclineProposal(proposal.Id, proposal.Version, null, null), Token)).ShouldBe(nameof(ProposalRules.ADeclineGivesAReason));
        (await business.Send(new DeclineProposal(proposal.Id, proposal.Version, "no-such", null), Token)).Problem!.Kind.ShouldBe(ProblemKind.Invalid);
        await business.Do(new DeclineProposal(proposal.Id, proposal.Version, "price", "Quá ngân sách."), Token);
        await supplier.Do(new SendProposal(ProposalId.New(), demand.Demand, null, "Rẻ hơn", new PriceIdeaForm(100_000_000)), Token);
        var second = (await business.Get(new GetProposals(demand.Code, 1), Token)).Page.Items[0];
        await business.Do(new DeclineProposal(second.Id, second.Version, "price", null), Token);

        var mine = await supplier.Get(new GetMyProposals(1), Token);
        mine.Figures[ProposalState.Declined].ShouldBe(2);
        mine.Reasons.ShouldBe([new DeclinedFor("Giá chưa phù hợp", 2)]);
        mine.Page.Items.ShouldContain(p => p.Reason == "Giá chưa phù hợp" && p.ReasonText == "Quá ngân sách.");
        (await _exchange.LettersTo(supplier.Mail, Token)).Count(l => l.Subject.StartsWith("Đề xuất của bạn không được chọn", StringComparison.Ordinal)).ShouldBe(2);
        (await supplier.Get(new GetWork(), Token)).Tasks.ShouldNotContain(t => t.Kind == WorkKind.MeetAsker);
    }

    [Fact]
    public async Task Who_waits_when_the_demand_ends_is_told()
    {
        var (business, supplier, _, demand) = await _exchange.ProposedDemand();
        await business.Do(new WithdrawDemand(demand.Demand, demand.Version), Token);

        var mine = (await supplier.Get(new GetMyProposals(1), Token)).Page.Items.ShouldHaveSingleItem();
        (mine.State, mine.IsPublic).ShouldBe((ProposalState.Lapsed, false));
        (await _exchange.LettersTo(supplier.Mail, Token)).ShouldContain(l => l.Subject.StartsWith("Nhu cầu đã khép lại", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_demand_whose_last_day_is_over_expires_and_its_proposals_are_still_answered()
    {
        var (business, supplier, proposal, demand) = await _exchange.ProposedDemand();
        await _exchange.InDatabase((db, token) => db.Demands.ExecuteUpdateAsync(d => d.SetProperty(x => x.ProposalsUntil, new DateOnly(2026, 11, 25)), token), Token);
        var deadlines = _exchange.Services.GetRequiredService<DemandDeadlines>();
        _exchange.Clock.Advance(TimeSpan.FromDays(1));
        await deadlines.Expire(Token);
        (await supplier.Get(new GetDemand(demand.Code), Token)).Status.ShouldBe(DemandStatus.Open);
        _exchange.Clock.Advance(TimeSpan.FromDays(1));
        var late = await _exchange.NewPerson(Capability.Supplier);
        (await late.Get(new GetProposalStart(demand.Code), Token)).Hindrance.ShouldBe(ProposalHindrance.DeadlinePassed);
        (await late.Refused(new SendProposal(ProposalId.New(), demand.Demand, null, "Muộn", new PriceIdeaForm()), Token)).ShouldBe(nameof(ProposalRules.NoProposalAfterTheDeadline));
        await deadlines.Expire(Token);

        (await supplier.Ask(new GetDemand(demand.Code), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await _exchange.LettersTo(business.Mail, Token)).ShouldContain(l => l.Subject.StartsWith("Nhu cầu đã hết hạn", StringComparison.Ordinal));
        await business.Do(new AcceptProposal(proposal.Id, proposal.Version), Token);
        (await supplier.Get(new GetDemand(demand.Code), Token)).Status.ShouldBe(DemandStatus.Matched);
    }

    [Fact]
    public async Task All_shape_problems_of_a_proposal_come_at_once_beside_their_fields()
    {
        var demand = await _exchange.OpenDemand();
        var supplier = await _exchange.NewPerson(Capability.Supplier);
        var problem = (await supplier.Send(new SendProposal(ProposalId.New(), demand.Id, null, new string('x', 4_001), new PriceIdeaForm(-1, 101)), Token)).Problem!;
        problem.Refusals.Select(r => r.Member).ShouldBe(["Message", "UpFront", "RoyaltyPercent"], ignoreOrder: true);
        (await supplier.Refused(new SendProposal(ProposalId.New(), demand.Id, null, " ", new PriceIdeaForm()), Token)).ShouldBe(nameof(ProposalRules.AProposalSaysHowItSolves));
    }
}
