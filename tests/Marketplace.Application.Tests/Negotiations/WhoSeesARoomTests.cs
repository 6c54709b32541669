using Marketplace.Application.Common;
using Marketplace.Application.Deals;
using Marketplace.Application.Mediation;
using Marketplace.Application.Negotiations;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Negotiations;

public sealed class WhoSeesARoomTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Trade _trade = null!;
    private Person _buyer = null!;
    private Room _room = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _trade = await Trade.Open(_exchange);
        _buyer = await _trade.NewBuyer();
        await _buyer.Do(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "Câu hỏi kín"), Token);
        _room = await _trade.Offered(_buyer, Trade.Exclusive with { Message = "Lời nhắn kín" });
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Everybody_else_finds_nothing()
    {
        var stranger = await _exchange.NewPerson(Capability.Supplier | Capability.Recipient | Capability.Broker);

        (await stranger.Ask(new GetRoom(_room.Id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Get(new GetNegotiations(NegotiationFilter.All, 1), Token)).Total.ShouldBe(0);
        ICommand[] commands =
        [
            new AnswerQuestion(_room.Id, _room.Questions[0].Id, "?"),
            new CounterOffer(_room.Id, _room.Version, RoundId.New(), Trade.Exclusive),
            Trade.Accept(_room),
            new ReturnAcceptance(_room.Id, _room.Version, _room.Rounds[0].Id),
            new RecallAcceptance(_room.Id, _room.Version),
            new EndNegotiation(_room.Id, _room.Version, "?"),
            new GiveMandate(MandateId.New(), _room.Id, stranger.Organisation, false, new MandateForm("?", ConflictStatement: "?", StartsOn: new DateOnly(2026, 1, 1), EndsOn: new DateOnly(2027, 1, 1))),
        ];
        foreach (var command in commands)
        {
            (await stranger.Send(command, Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound, command.GetType().Name);
        }
    }

    [Fact]
    public async Task Staff_see_stage_and_clocks_but_neither_texts_nor_open_terms()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);

        var seen = await staff.Get(new GetRoom(_room.Id), Token);

        seen.ShouldSatisfyAllConditions(
            () => seen.Reader.ShouldBe(RoomReader.Staff),
            () => seen.Stage.ShouldBe(Stage.Offer),
            () => seen.DueAt.ShouldNotBeNull(),
            () => seen.Turn.ShouldBe(Side.Supplier),
            () => seen.Questions.Single().Text.ShouldBeNull(),
            () => seen.Questions.Single().DueAt.ShouldBe(_room.Questions[0].DueAt),
            () => seen.Rounds.Single().Message.ShouldBeNull(),
            () => seen.Rounds.Single().Terms.ShouldBeNull(),
            () => seen.MayNegotiate.ShouldBeFalse());
        (await staff.Get(new GetNegotiations(NegotiationFilter.Open, 1), Token)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Staff_see_agreed_terms_and_the_deal_but_no_reason_of_the_parties()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        await _trade.Supplier.Do(Trade.Accept(_room), Token);

        var seen = await staff.Get(new GetRoom(_room.Id), Token);
        seen.Rounds.Single().Terms!.Terms.UpFront.Amount.ShouldBe(1_200_000_000);
        seen.Rounds.Single().Message.ShouldBeNull();
        var deal = await staff.Get(new GetDeal(seen.Deal!.Code), Token);
        await _trade.Supplier.Do(new AbandonDeal(deal.Id, deal.Version, "Lý do kín"), Token);
        (await staff.Get(new GetDeal(deal.Code), Token)).EndReason.ShouldBeNull();
        (await _buyer.Get(new GetDeal(deal.Code), Token)).EndReason.ShouldBe("Lý do kín");
        (await staff.Get(new GetRoom(_room.Id), Token)).EndReason.ShouldBeNull();
    }

    [Fact]
    public async Task A_reader_of_a_party_looks_but_does_not_act()
    {
        var reader = await _exchange.Join(_buyer.Organisation, Role.Reader);

        (await reader.Get(new GetRoom(_room.Id), Token)).MayNegotiate.ShouldBeFalse();
        (await reader.Send(new EndNegotiation(_room.Id, _room.Version, "?"), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
        (await _exchange.Visitor.Ask(new GetRoom(_room.Id), Token)).Problem!.Kind.ShouldBe(ProblemKind.SignInNeeded);
    }

    [Fact]
    public async Task The_list_begins_with_what_waits_for_the_reader()
    {
        var other = await Trade.Open(_exchange);
        var waiting = await other.Offered(_buyer);
        await other.Supplier.Do(new CounterOffer(waiting.Id, waiting.Version, RoundId.New(), Trade.Exclusive), Token);

        var rows = (await _buyer.Get(new GetNegotiations(NegotiationFilter.All, 1), Token)).Items;
        rows.Select(r => r.Id).ShouldBe([waiting.Id, _room.Id]);
        rows[0].IsMyTurn.ShouldBeTrue();
        (await _buyer.Get(new GetNegotiations(NegotiationFilter.MyTurn, 1), Token)).Items.Single().Id.ShouldBe(waiting.Id);
    }
}
