using Marketplace.Application.Common;
using Marketplace.Application.Deals;
using Marketplace.Application.Negotiations;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Negotiations;

public sealed class NegotiatingTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Trade _trade = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _trade = await Trade.Open(_exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_counter_offer_replaces_the_round_and_marks_what_changed()
    {
        var buyer = await _trade.NewBuyer();
        var offered = await _trade.Offered(buyer);
        await _trade.Supplier.Do(new CounterOffer(offered.Id, offered.Version, RoundId.New(), Trade.Exclusive with { UpFront = 1_500_000_000, TermMonths = 36, Message = "Giá đã gồm đào tạo." }), Token);

        var room = await _trade.RoomOf(buyer);
        room.ShouldSatisfyAllConditions(
            () => room.Stage.ShouldBe(Stage.Negotiation),
            () => room.IsMyTurn.ShouldBeTrue(),
            () => room.Rounds.Select(r => r.State).ShouldBe([RoundState.Replaced, RoundState.Open]),
            () => room.Rounds[1].Changed.ShouldBe([TermsPart.Term, TermsPart.UpFront]),
            () => room.Rounds[0].Terms!.Terms.UpFront.Amount.ShouldBe(1_200_000_000),
            () => room.Rounds[1].Message.ShouldBe("Giá đã gồm đào tạo."));
    }

    [Fact]
    public async Task Only_the_side_whose_turn_it_is_counters_or_accepts()
    {
        var buyer = await _trade.NewBuyer();
        var room = await _trade.Offered(buyer);

        (await buyer.Refused(new CounterOffer(room.Id, room.Version, RoundId.New(), Trade.Exclusive), Token)).ShouldBe(nameof(NegotiationRules.ItIsTheOtherSidesTurn));
        (await buyer.Refused(Trade.Accept(room), Token)).ShouldBe(nameof(NegotiationRules.ItIsTheOtherSidesTurn));
        (await buyer.Refused(_trade.Offer(), Token)).ShouldBe(nameof(NegotiationRules.ItIsTheOtherSidesTurn));
    }

    [Fact]
    public async Task A_round_whose_id_is_taken_is_refused_in_its_own_room_and_unknown_in_another()
    {
        var (buyer, other) = (await _trade.NewBuyer(), await _trade.NewBuyer());
        var (room, elsewhere) = (await _trade.Offered(buyer), await _trade.Offered(other));
        var taken = room.Rounds.Single().Id;

        (await _trade.Supplier.Refused(new CounterOffer(room.Id, room.Version, taken, Trade.Exclusive), Token)).ShouldBe(nameof(NegotiationRules.ARoundIsSentOnce));
        (await _trade.Supplier.Send(new CounterOffer(elsewhere.Id, elsewhere.Version, taken, Trade.Exclusive), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await _trade.Supplier.Send(new CounterOffer(room.Id, room.Version, new RoundId(room.Id.Value), Trade.Exclusive), Token)).Problem.ShouldBe(Problem.FormNotWhole);
        (await _trade.RoomOf(buyer)).Rounds.Count.ShouldBe(1);
        (await _trade.RoomOf(other)).Rounds.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Accepting_opens_one_deal_reserves_the_right_and_tells_both()
    {
        var buyer = await _trade.NewBuyer();
        var room = await _trade.Offered(buyer);
        await _trade.Supplier.Do(Trade.Accept(room), Token);

        var agreed = await _trade.RoomOf(buyer);
        var deal = await buyer.Get(new GetDeal(agreed.Deal!.Code), Token);
        deal.ShouldSatisfyAllConditions(
            () => agreed.State.ShouldBe(NegotiationState.Agreed),
            () => agreed.Stage.ShouldBe(Stage.Signing),
            () => agreed.Turn.ShouldBeNull(),
            () => deal.Status.ShouldBe(DealStatus.Drafting),
            () => deal.Terms.Terms.UpFront.Amount.ShouldBe(1_200_000_000),
            () => deal.Title.Vi.ShouldBe("Màng lọc gốm"));
        (await _trade.Supplier.Get(new GetDeals(null, 1), Token)).Page.Items.Single().Code.ShouldBe(deal.Code);
        var listing = await Listing();
        listing.Status.ShouldBe(ListingStatus.Reserved);
        listing.GrantedRights.Single().Holder.ShouldBe(room.Id.Value);
        (await _exchange.LettersTo(buyer.Mail, Token)).ShouldContain(l => l.Subject.StartsWith("Đã thống nhất điều khoản", StringComparison.Ordinal));
        (await _exchange.LettersTo(_trade.Supplier.Mail, Token)).ShouldContain(l => l.Subject.StartsWith("Đã thống nhất điều khoản", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_officers_acceptance_waits_for_the_representative()
    {
        var officer = await _exchange.Join(_trade.Supplier.Organisation, Role.Officer);
        var buyer = await _trade.NewBuyer();
        var room = await _trade.Offered(buyer);
        await officer.Do(Trade.Accept(room), Token);

        var waiting = await _trade.RoomOf(buyer);
        waiting.State.ShouldBe(NegotiationState.Open);
        waiting.OpenRound!.IsSentUp.ShouldBeTrue();
        waiting.Deal.ShouldBeNull();
        (await _exchange.LettersTo(_trade.Supplier.Mail, Token)).ShouldContain(l => l.Subject.StartsWith("Chờ lãnh đạo duyệt", StringComparison.Ordinal));
        (await _exchange.LettersTo(officer.Mail, Token)).ShouldNotContain(l => l.Subject.StartsWith("Chờ lãnh đạo duyệt", StringComparison.Ordinal));

        await _trade.Supplier.Do(Trade.Accept(waiting), Token);
        (await _trade.RoomOf(buyer)).Deal.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_representative_returns_what_an_officer_wanted_to_accept()
    {
        var officer = await _exchange.Join(_trade.Supplier.Organisation, Role.Officer);
        var buyer = await _trade.NewBuyer();
        var room = await _trade.Offered(buyer);
        await officer.Do(Trade.Accept(room), Token);
        var waiting = await _trade.RoomOf(buyer);

        (await officer.Send(new ReturnAcceptance(waiting.Id, waiting.Version, waiting.OpenRound!.Id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
        await _trade.Supplier.Do(new ReturnAcceptance(waiting.Id, waiting.Version, waiting.OpenRound.Id), Token);

        var returned = await _trade.RoomOf(buyer);
        returned.OpenRound!.IsSentUp.ShouldBeFalse();
        returned.Turn.ShouldBe(Side.Supplier);
        (await officer.Refused(Trade.Accept(returned), Token)).ShouldBe(nameof(NegotiationRules.AnAcceptanceAwaitsTheRepresentativeOnce));
    }

    [Fact]
    public async Task An_acceptance_is_recalled_within_half_an_hour_with_its_deal_and_its_right()
    {
        var buyer = await _trade.NewBuyer();
        var room = await _trade.Offered(buyer);
        await _trade.Supplier.Do(Trade.Accept(room), Token);
        _exchange.Clock.Advance(TimeSpan.FromMinutes(30));
        var agreed = await _trade.Supplier.Get(new GetRoom(room.Id), Token);
        (await buyer.Refused(new RecallAcceptance(agreed.Id, agreed.Version), Token)).ShouldBe(nameof(NegotiationRules.OnlyAFreshAcceptanceIsRecalled));
        agreed.RecallableUntil.ShouldNotBeNull();
        await _trade.Supplier.Do(new RecallAcceptance(agreed.Id, agreed.Version), Token);

        var open = await _trade.RoomOf(buyer);
        open.ShouldSatisfyAllConditions(
            () => open.State.ShouldBe(NegotiationState.Open),
            () => open.Turn.ShouldBe(Side.Supplier),
            () => open.Deal.ShouldBeNull());
        (await buyer.Get(new GetDeals(null, 1), Token)).Page.Items.Single().Status.ShouldBe(DealStatus.Recalled);
        (await Listing()).ShouldSatisfyAllConditions(l => l.Status.ShouldBe(ListingStatus.Published), l => l.GrantedRights.Single().State.ShouldBe(GrantState.Released));

        await _trade.Supplier.Do(Trade.Accept(open), Token);
        (await _trade.RoomOf(buyer)).Deal.ShouldNotBeNull();
    }

    [Fact]
    public async Task After_half_an_hour_an_acceptance_stays()
    {
        var buyer = await _trade.NewBuyer();
        var room = await _trade.Offered(buyer);
        await _trade.Supplier.Do(Trade.Accept(room), Token);
        _exchange.Clock.Advance(TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(1));
        var agreed = await _trade.Supplier.Get(new GetRoom(room.Id), Token);

        agreed.RecallableUntil.ShouldBeNull();
        (await _trade.Supplier.Refused(new RecallAcceptance(agreed.Id, agreed.Version), Token)).ShouldBe(nameof(NegotiationRules.OnlyAFreshAcceptanceIsRecalled));
    }

    [Fact]
    public async Task Who_ends_a_negotiation_says_why_and_may_open_another()
    {
        var buyer = await _trade.NewBuyer();
        var room = await _trade.Offered(buyer);
        (await _trade.Supplier.Refused(new EndNegotiation(room.Id, room.Version, " "), Token)).ShouldBe(nameof(NegotiationRules.AnEndIsExplained));
        await _trade.Supplier.Do(new EndNegotiation(room.Id, room.Version, "Chưa phù hợp."), Token);

        var ended = await buyer.Get(new GetRoom(room.Id), Token);
        ended.EndReason.ShouldBe("Chưa phù hợp.");
        ended.EndedBy.ShouldBe(Side.Supplier);
        (await _trade.Offered(buyer)).Id.ShouldNotBe(room.Id);
    }

    [Fact]
    public async Task Others_rooms_say_that_the_right_is_held_and_their_acceptance_is_refused()
    {
        var (first, second) = (await _trade.NewBuyer(), await _trade.NewBuyer());
        var (one, two) = (await _trade.Offered(first), await _trade.Offered(second));
        two.IsHeldByOthers.ShouldBeFalse();
        await _trade.Supplier.Do(Trade.Accept(one), Token);

        (await _trade.RoomOf(second)).IsHeldByOthers.ShouldBeTrue();
        (await _trade.Supplier.Refused(Trade.Accept(two), Token)).ShouldBe(nameof(ListingRules.ConflictingRightsAreNotGrantedTwice));
        (await _trade.RoomOf(second)).State.ShouldBe(NegotiationState.Open);
    }

    [Fact]
    public async Task An_offer_on_a_text_that_was_changed_meanwhile_is_refused()
    {
        var buyer = await _trade.NewBuyer();

        (await buyer.Send(_trade.Offer() with { Read = RevisionId.New() }, Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_form_comes_at_once()
    {
        var buyer = await _trade.NewBuyer();
        var wrong = new TermsForm(null, (Exclusivity)9, Territory: ["99"], FieldOfUse: ["??"], TermMonths: 601, StartsOn: new DateOnly(1999, 1, 1), UpFront: -1, RoyaltyPercent: 101, RoyaltyBase: (RoyaltyBase)7, Message: "a\0b");

        var problem = (await buyer.Send(_trade.Offer(wrong), Token)).Problem!;

        problem.Kind.ShouldBe(ProblemKind.Invalid);
        problem.Refusals.Select(r => r.Member).ShouldBe(
            ["Right", "Exclusivity", "Territory", "FieldOfUse", "TermMonths", "StartsOn", "UpFront", "RoyaltyPercent", "RoyaltyBase", "Message"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_double_click_is_one_round()
    {
        var buyer = await _trade.NewBuyer();
        var offer = _trade.Offer();
        await buyer.Do(offer, Token);
        await buyer.Do(offer, Token);
        var room = await _trade.RoomOf(buyer);
        var counter = new CounterOffer(room.Id, room.Version, RoundId.New(), Trade.Exclusive with { UpFront = 2_000_000_000 });
        await _trade.Supplier.Do(counter, Token);
        await _trade.Supplier.Do(counter, Token);

        (await _trade.RoomOf(buyer)).Rounds.Count.ShouldBe(2);
        (await buyer.Send(offer with { Form = Trade.Exclusive with { UpFront = 1 } }, Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
        (await (await _trade.NewBuyer()).Send(offer, Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    private Task<Listing> Listing() => _exchange.InDatabase((db, token) => db.Listings.AsNoTracking().SingleAsync(l => l.Id == _trade.Listing.Id, token), Token);
}
