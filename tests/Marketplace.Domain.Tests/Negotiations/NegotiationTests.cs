using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Tests.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Negotiations;

public sealed class NegotiationTests
{
    /// <summary>Tuesday, 24 November 2026, 09:00 in Hanoi.</summary>
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly VietnamCalendar Calendar = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());
    private static readonly Terms Terms = new(Right.Use, Exclusivity.Exclusive, false, Territory.Vietnam, [], 60, null, Money.Vnd(1_000_000_000), null);
    private readonly Listing _listing = GrantedRightTests.Published();
    private readonly OrganisationId _buyer = OrganisationId.New();
    private readonly MemberId _person = MemberId.New();

    [Fact]
    public void A_new_room_waits_for_the_recipients_first_word_without_a_clock()
    {
        var room = Open();
        room.Turn.ShouldBe(Side.Recipient);
        room.DueAt.ShouldBeNull();
        room.Code.ShouldStartWith("DP-");
    }

    [Fact]
    public void Nobody_negotiates_with_themselves_or_about_what_is_not_published()
    {
        Refusal(() => Negotiation.Open(NegotiationId.New(), _listing, _listing.Organisation, isDemo: false, Now)).ShouldBe(NegotiationRules.NobodyNegotiatesWithThemselves);
        _listing.Withdraw();
        Refusal(() => Open()).ShouldBe(ListingRules.OnlyPublishedListingsAreNegotiated);
    }

    [Fact]
    public void A_question_gives_the_supplier_two_working_days()
    {
        var room = Open();
        var question = QuestionId.New();
        room.Ask(question, _person, " Bền không? ", Calendar, Now);
        room.Turn.ShouldBe(Side.Supplier);
        room.DueAt.ShouldBe(VietnamCalendar.Utc(new DateOnly(2026, 11, 26), new TimeOnly(17, 0)));
        room.Questions[0].Text.ShouldBe("Bền không?");

        Refusal(() => room.Answer(question, Side.Recipient, _person, "Có", Now)).ShouldBe(NegotiationRules.OnlyTheAskedSideAnswers);
        room.Answer(question, Side.Supplier, _person, "Có", Now);
        room.Turn.ShouldBe(Side.Recipient);
        Refusal(() => room.Answer(question, Side.Supplier, _person, "Không", Now)).ShouldBe(NegotiationRules.AQuestionIsAnsweredOnce);
    }

    [Fact]
    public void Of_two_open_questions_the_earlier_clock_counts()
    {
        var room = Open();
        room.Ask(QuestionId.New(), _person, "Một?", Calendar, Now);
        var due = room.DueAt;
        room.Ask(QuestionId.New(), _person, "Hai?", Calendar, Now.AddDays(1));
        room.DueAt.ShouldBe(due);
    }

    [Fact]
    public void Rounds_take_turns_and_replace_each_other()
    {
        var room = Offered();
        room.Turn.ShouldBe(Side.Supplier);
        Refusal(() => room.Offer(RoundId.New(), _listing, _person, Terms, null, Calendar, Now)).ShouldBe(NegotiationRules.ItIsTheOtherSidesTurn);
        Refusal(() => Counter(room, Side.Recipient)).ShouldBe(NegotiationRules.ItIsTheOtherSidesTurn);
        Counter(room, Side.Supplier);

        room.Turn.ShouldBe(Side.Recipient);
        room.Rounds.Select(r => r.State).ShouldBe([RoundState.Replaced, RoundState.Open]);
        Refusal(() => Counter(room, Side.Supplier)).ShouldBe(NegotiationRules.ItIsTheOtherSidesTurn);
    }

    [Fact]
    public void A_round_is_sent_once()
    {
        var room = Offered();
        Refusal(() => room.Counter(room.LastRound!.Id, _listing, Side.Supplier, _person, Terms, null, Calendar, Now)).ShouldBe(NegotiationRules.ARoundIsSentOnce);
        room.LastRound!.State.ShouldBe(RoundState.Open);
    }

    [Fact]
    public void A_refused_counter_offer_leaves_the_round_open()
    {
        var room = Offered();
        Should.Throw<RuleBroken>(() => room.Counter(RoundId.New(), _listing, Side.Supplier, _person, Terms with { TermMonths = null }, null, Calendar, Now));
        room.LastRound!.State.ShouldBe(RoundState.Open);
    }

    [Fact]
    public void The_recipient_offers_first_and_a_catalogue_listing_takes_no_offer()
    {
        Refusal(() => Counter(Open(), Side.Supplier)).ShouldBe(NegotiationRules.TheRecipientOffersFirst);
        var catalogue = GrantedRightTests.Published(new CatalogueSource("Danh mục", "1", new Uri("https://example.org"), null));
        var room = Negotiation.Open(NegotiationId.New(), catalogue, _buyer, isDemo: false, Now);
        Refusal(() => room.Offer(RoundId.New(), catalogue, _person, Terms, null, Calendar, Now)).ShouldBe(NegotiationRules.CatalogueListingsTakeQuestionsOnly);
    }

    [Fact]
    public void No_round_is_sent_about_a_withdrawn_listing()
    {
        var (room, empty) = (Offered(), Open());
        _listing.Withdraw();
        Refusal(() => Counter(room, Side.Supplier)).ShouldBe(ListingRules.OnlyPublishedListingsAreNegotiated);
        Refusal(() => empty.Offer(RoundId.New(), _listing, _person, Terms, null, Calendar, Now)).ShouldBe(ListingRules.OnlyPublishedListingsAreNegotiated);
    }

    [Fact]
    public void Only_the_other_side_accepts_and_only_the_open_round()
    {
        var room = Offered();
        var first = room.LastRound!.Id;
        Refusal(() => Accept(room, Side.Recipient)).ShouldBe(NegotiationRules.ItIsTheOtherSidesTurn);
        Counter(room, Side.Supplier);
        Refusal(() => room.Accept(first, Side.Recipient, _person, maySayYes: true, Calendar, Now)).ShouldBe(NegotiationRules.OnlyTheOpenRoundIsAccepted);
        Accept(room, Side.Recipient);

        room.State.ShouldBe(NegotiationState.Agreed);
        room.Turn.ShouldBeNull();
        room.TakeEvents().OfType<TermsAgreed>().ShouldHaveSingleItem().Terms.ShouldBe(Terms);
        Refusal(() => Accept(room, Side.Recipient)).ShouldBe(NegotiationRules.AnOpenNegotiationIsNeeded);
    }

    [Fact]
    public void A_sent_up_acceptance_extends_the_clock_once()
    {
        var room = Offered();
        var due = room.DueAt!.Value;
        var later = Now.AddDays(2);
        Accept(room, Side.Supplier, maySayYes: false, at: later);

        room.LastRound!.IsSentUp.ShouldBeTrue();
        room.State.ShouldBe(NegotiationState.Open);
        room.DueAt.ShouldBe(Calendar.After(later, Negotiation.DaysForTheRepresentative));
        room.DueAt!.Value.ShouldBeGreaterThan(due);
        Refusal(() => Accept(room, Side.Supplier, maySayYes: false, at: later)).ShouldBe(NegotiationRules.AnAcceptanceAwaitsTheRepresentativeOnce);

        room.ReturnAcceptance(room.LastRound.Id, Side.Supplier);
        var extended = room.DueAt;
        Refusal(() => Accept(room, Side.Supplier, maySayYes: false, at: later.AddDays(1))).ShouldBe(NegotiationRules.AnAcceptanceAwaitsTheRepresentativeOnce);
        room.DueAt.ShouldBe(extended);
    }

    [Fact]
    public void A_representative_accepts_or_returns_what_was_sent_up()
    {
        var room = Offered();
        Refusal(() => room.ReturnAcceptance(room.LastRound!.Id, Side.Supplier)).ShouldBe(NegotiationRules.NoAcceptanceIsWaiting);
        Accept(room, Side.Supplier, maySayYes: false);
        Refusal(() => room.ReturnAcceptance(room.LastRound!.Id, Side.Recipient)).ShouldBe(NegotiationRules.ItIsTheOtherSidesTurn);
        Accept(room, Side.Supplier);

        room.State.ShouldBe(NegotiationState.Agreed);
        room.LastRound!.IsSentUp.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void An_acceptance_is_recalled_within_thirty_minutes(int minutes, bool recalled)
    {
        var room = Offered();
        Accept(room, Side.Supplier);
        var at = Now.AddMinutes(minutes);
        if (recalled)
        {
            room.RecallAcceptance(Side.Supplier, at);
            room.State.ShouldBe(NegotiationState.Open);
            room.Turn.ShouldBe(Side.Supplier);
            room.LastRound!.State.ShouldBe(RoundState.Open);
        }
        else
        {
            Refusal(() => room.RecallAcceptance(Side.Supplier, at)).ShouldBe(NegotiationRules.OnlyAFreshAcceptanceIsRecalled);
        }
    }

    [Fact]
    public void Only_who_accepted_recalls()
    {
        var room = Offered();
        Refusal(() => room.RecallAcceptance(Side.Supplier, Now)).ShouldBe(NegotiationRules.OnlyAFreshAcceptanceIsRecalled);
        Accept(room, Side.Supplier);
        Refusal(() => room.RecallAcceptance(Side.Recipient, Now)).ShouldBe(NegotiationRules.OnlyAFreshAcceptanceIsRecalled);
    }

    [Fact]
    public void An_end_is_explained_and_nothing_follows_it()
    {
        var room = Offered();
        Refusal(() => room.End(Side.Supplier, " ", Now)).ShouldBe(NegotiationRules.AnEndIsExplained);
        room.End(Side.Supplier, " Hết nhu cầu ", Now);

        room.EndReason.ShouldBe("Hết nhu cầu");
        room.EndedBy.ShouldBe(Side.Supplier);
        room.DueAt.ShouldBeNull();
        Refusal(() => room.Ask(QuestionId.New(), _person, "?", Calendar, Now)).ShouldBe(NegotiationRules.AnOpenNegotiationIsNeeded);
        Refusal(() => Counter(room, Side.Supplier)).ShouldBe(NegotiationRules.AnOpenNegotiationIsNeeded);
        Refusal(() => room.End(Side.Recipient, "Lần nữa", Now)).ShouldBe(NegotiationRules.AnOpenNegotiationIsNeeded);
    }

    [Fact]
    public void Only_agreed_terms_end_with_their_deal()
    {
        var room = Offered();
        Refusal(() => room.EndWithDeal(Side.Supplier, "Hết vốn", Now)).ShouldBe(NegotiationRules.OnlyAgreedTermsEndWithTheirDeal);
        Accept(room, Side.Supplier);
        room.EndWithDeal(Side.Supplier, "Hết vốn", Now);
        room.State.ShouldBe(NegotiationState.Ended);
    }

    [Theory]
    [InlineData(0, null, Stage.Interest)]
    [InlineData(1, null, Stage.Offer)]
    [InlineData(2, null, Stage.Negotiation)]
    [InlineData(2, DealStatus.Recalled, Stage.Negotiation)]
    [InlineData(1, DealStatus.Abandoned, Stage.Offer)]
    [InlineData(1, DealStatus.Drafting, Stage.Signing)]
    [InlineData(3, DealStatus.RegistrationPending, Stage.Signing)]
    [InlineData(3, DealStatus.InEffect, Stage.Performance)]
    public void The_stage_follows_from_rounds_and_deal(int rounds, DealStatus? deal, Stage stage) => Stages.Of(rounds, deal).ShouldBe(stage);

    private static Rule Refusal(Action deed) => Should.Throw<RuleBroken>(deed).Rule;

    private Negotiation Open() => Negotiation.Open(NegotiationId.New(), _listing, _buyer, isDemo: false, Now);

    private Negotiation Offered()
    {
        var room = Open();
        room.Offer(RoundId.New(), _listing, _person, Terms, null, Calendar, Now);
        return room;
    }

    private void Counter(Negotiation room, Side side) => room.Counter(RoundId.New(), _listing, side, _person, Terms, null, Calendar, Now);

    private void Accept(Negotiation room, Side side, bool maySayYes = true, DateTime? at = null) =>
        room.Accept(room.LastRound!.Id, side, _person, maySayYes, Calendar, at ?? Now);
}
