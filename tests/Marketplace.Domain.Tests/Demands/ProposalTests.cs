using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Tests.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Demands;

public sealed class ProposalTests
{
    /// <summary>Tuesday, 24 November 2026, 09:00 in Hanoi.</summary>
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly VietnamCalendar Calendar = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());
    private readonly Listing _listing = GrantedRightTests.Published();
    private readonly MemberId _person = MemberId.New();
    private readonly Demand _demand = Opened();

    [Fact]
    public void A_proposal_waits_five_working_days_for_its_answer()
    {
        var proposal = Sent();
        (proposal.State, proposal.Message, proposal.Listing).ShouldBe((ProposalState.Waiting, "Đệm lót sinh học", _listing.Id));
        proposal.DueAt.ShouldBe(VietnamCalendar.Utc(new DateOnly(2026, 12, 1), new TimeOnly(17, 0)));
        proposal.TakeEvents().OfType<ProposalSent>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Nobody_answers_their_own_demand() =>
        Refusal(() => Sent(by: _demand.Organisation)).ShouldBe(ProposalRules.NobodyAnswersTheirOwnDemand);

    [Fact]
    public void Proposals_are_taken_until_the_end_of_the_last_day()
    {
        Should.NotThrow(() => Sent(at: VietnamCalendar.Utc(new DateOnly(2026, 11, 30), new TimeOnly(23, 59))));
        Refusal(() => Sent(at: VietnamCalendar.Utc(new DateOnly(2026, 12, 1), new TimeOnly(0, 1)))).ShouldBe(ProposalRules.NoProposalAfterTheDeadline);
    }

    [Fact]
    public void Only_an_open_demand_takes_proposals()
    {
        _demand.Match();
        Refusal(() => Sent()).ShouldBe(ProposalRules.OnlyOpenDemandsTakeProposals);
    }

    [Fact]
    public void A_demand_for_the_invited_takes_proposals_of_the_invited_only()
    {
        var demand = Opened(isForInvited: true);
        Should.NotThrow(() => Send(demand, isInvited: true));
        Refusal(() => Send(demand, isInvited: false)).ShouldBe(ProposalRules.OnlyTheInvitedPropose);
        Should.NotThrow(() => Send(_demand, isInvited: false));
    }

    [Fact]
    public void A_proposal_names_a_published_listing_of_its_sender_or_none()
    {
        Should.NotThrow(() => Send(null, OrganisationId.New()));
        Refusal(() => Sent(by: OrganisationId.New())).ShouldBe(ProposalRules.AProposalNamesAPublishedListing);
        _listing.Withdraw();
        Refusal(() => Sent()).ShouldBe(ProposalRules.AProposalNamesAPublishedListing);
    }

    [Fact]
    public void A_proposal_says_how_it_solves_the_problem() => Refusal(() => Send(_listing, _listing.Organisation, " ")).ShouldBe(ProposalRules.AProposalSaysHowItSolves);

    [Fact]
    public void A_price_idea_is_one_that_an_offer_could_name()
    {
        Refusal(() => new PriceIdea(Money.Vnd(-1), null).Check()).ShouldBe(NegotiationRules.APriceIsNotNegative);
        Refusal(() => new PriceIdea(null, new Royalty(1_000_001, RoyaltyBase.NetRevenue)).Check()).ShouldBe(NegotiationRules.ARoyaltyIsAShare);
        Refusal(() => new PriceIdea(new Money(5, "USD"), null).Check()).ShouldBe(NegotiationRules.PricesAreInDong);
        Should.NotThrow(PriceIdea.None.Check);
    }

    [Fact]
    public void A_decline_gives_a_reason_and_another_one_is_explained()
    {
        var proposal = Sent();
        Refusal(() => proposal.Decline(null, "Không hợp", _person, Now)).ShouldBe(ProposalRules.ADeclineGivesAReason);
        Refusal(() => proposal.Decline(ProposalRules.OtherReason, " ", _person, Now)).ShouldBe(ProposalRules.AnotherReasonIsExplained);
        proposal.State.ShouldBe(ProposalState.Waiting);
        proposal.Decline("price", null, _person, Now.AddDays(1));

        (proposal.State, proposal.Reason, proposal.AnsweredAt).ShouldBe((ProposalState.Declined, "price", Now.AddDays(1)));
        proposal.TakeEvents().OfType<ProposalDeclined>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_proposal_is_answered_once()
    {
        foreach (var answer in new Action<Proposal>[] { p => p.Accept(null, _person, Now), p => p.Decline("price", null, _person, Now), p => p.Withdraw(Now), p => p.Lapse(Now) })
        {
            var proposal = Sent();
            answer(proposal);
            Refusal(() => proposal.Accept(null, _person, Now)).ShouldBe(ProposalRules.OnlyAWaitingProposalIsAnswered);
            Refusal(() => proposal.Decline("price", null, _person, Now)).ShouldBe(ProposalRules.OnlyAWaitingProposalIsAnswered);
            Refusal(() => proposal.Withdraw(Now)).ShouldBe(ProposalRules.OnlyAWaitingProposalIsAnswered);
            Refusal(() => proposal.Lapse(Now)).ShouldBe(ProposalRules.OnlyAWaitingProposalIsAnswered);
        }
    }

    private static Rule Refusal(Action deed) => Should.Throw<RuleBroken>(deed).Rule;

    private static Demand Opened(bool isForInvited = false)
    {
        var demand = Demand.Draft(
            DemandId.New(), DemandRevisionId.New(), OrganisationId.New(),
            new DemandContent { Title = new Bilingual("Khử mùi chuồng nuôi"), Problem = new Bilingual("Mùi lan sang khu dân cư."), Result = new Bilingual("Giảm 80 % amoniac."), Field = "405", Deadline = new DateOnly(2026, 11, 30), IsForInvited = isForInvited },
            isDemo: false, Now);
        demand.Submit(Now);
        demand.Approve(demand.Latest.Id, MemberId.New(), Now);
        return demand;
    }

    private Proposal Sent(OrganisationId? by = null, DateTime? at = null) => Send(_listing, by ?? _listing.Organisation, " Đệm lót sinh học ", at);

    private Proposal Send(Demand demand, bool isInvited) =>
        Proposal.Send(ProposalId.New(), demand, _listing.Organisation, isInvited, _listing, "Đệm lót sinh học", PriceIdea.None, _person, isDemo: false, Calendar, Now);

    private Proposal Send(Listing? listing, OrganisationId by, string message = "Đệm lót sinh học", DateTime? at = null) =>
        Proposal.Send(ProposalId.New(), _demand, by, isInvited: false, listing, message, PriceIdea.None, _person, isDemo: false, Calendar, at ?? Now);
}
