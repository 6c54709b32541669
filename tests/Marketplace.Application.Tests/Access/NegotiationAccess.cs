using Marketplace.Application.Negotiations;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Tests.Access;

internal sealed class NegotiationAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Capability.Recipient, Power.Negotiate)]
    public async Task<Sent> AskQuestion()
    {
        var trade = await Trade.Open(Exchange);
        var buyer = await trade.NewBuyer();
        var command = new AskQuestion(QuestionId.New(), trade.Listing.Id, "Công suất là bao nhiêu?");
        var (_, draft) = await Exchange.DraftedListing();
        return Sent.Of(buyer, command) with
        {
            FromAnotherOrganisation = Came.Done,
            Otherwise = command with { Text = "Giá là bao nhiêu?" },
            AlsoRefused = [("about a draft", Sent.Of(buyer, command with { Listing = draft.Id }), Came.NotFound)],
        };
    }

    [SentBy(Capability.Supplier, Power.Negotiate)]
    public async Task<Sent> AnswerQuestion()
    {
        var trade = await Trade.Open(Exchange);
        var buyer = await trade.NewBuyer();
        var question = QuestionId.New();
        await buyer.Do(new AskQuestion(question, trade.Listing.Id, "Công suất là bao nhiêu?"));
        return Sent.Of(trade.Supplier, new AnswerQuestion((await trade.RoomOf(buyer)).Id, question, "Mười mét khối mỗi giờ."));
    }

    [SentBy(Capability.Recipient, Power.Negotiate, Verified = true)]
    public async Task<Sent> MakeOffer()
    {
        var trade = await Trade.Open(Exchange);
        var buyer = await trade.NewBuyer();
        var command = trade.Offer();
        var (_, draft) = await Exchange.DraftedListing();
        var revision = await Exchange.InDatabase((db, token) => db.Listings.Where(l => l.Id == draft.Id).SelectMany(l => l.Revisions).Select(r => r.Id).SingleAsync(token));
        return Sent.Of(buyer, command) with
        {
            FromAnotherOrganisation = Came.Done,
            Otherwise = command with { Form = Trade.Exclusive with { UpFront = 1 } },
            AlsoRefused = [("on a draft", Sent.Of(buyer, command with { Listing = draft.Id, Read = revision }), Came.NotFound)],
        };
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.Negotiate, Verified = true)]
    public async Task<Sent> CounterOffer()
    {
        var (trade, _, room) = await Exchange.OfferedRoom();
        return Sent.Of(trade.Supplier, new CounterOffer(room.Id, room.Version, RoundId.New(), Trade.Exclusive with { UpFront = 2_000_000_000 }));
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.Negotiate, Verified = true)]
    public async Task<Sent> AcceptOffer()
    {
        var (trade, _, room) = await Exchange.OfferedRoom();
        return Sent.Of(trade.Supplier, Trade.Accept(room));
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.Bind)]
    public async Task<Sent> ReturnAcceptance()
    {
        var (trade, buyer, room) = await Exchange.OfferedRoom();
        await (await Exchange.Join(trade.Supplier.Organisation, Role.Officer)).Do(Trade.Accept(room));
        room = await trade.RoomOf(buyer);
        return Sent.Of(trade.Supplier, new ReturnAcceptance(room.Id, room.Version, room.Rounds[0].Id));
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.Bind)]
    public async Task<Sent> RecallAcceptance()
    {
        var (trade, buyer, room) = await Exchange.OfferedRoom();
        await trade.Supplier.Do(Trade.Accept(room));
        room = await trade.RoomOf(buyer);
        return Sent.Of(trade.Supplier, new RecallAcceptance(room.Id, room.Version));
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.Negotiate)]
    public async Task<Sent> EndNegotiation()
    {
        var (_, buyer, room) = await Exchange.OfferedRoom();
        return Sent.Of(buyer, new EndNegotiation(room.Id, room.Version, "Không còn nhu cầu."));
    }

    [SentBy(Capability.Any, Power.None)]
    public async Task<Sent> GetRoom()
    {
        var (_, buyer, room) = await Exchange.OfferedRoom();
        var broker = await Exchange.NewPerson(Capability.Broker);
        return Sent.Of(buyer, new GetRoom(room.Id), room.Code) with
        {
            AlsoRefused = [("by a broker without a mandate", Sent.Of(broker, new GetRoom(room.Id), room.Code), Came.NotFound)],
        };
    }

    [SentBy(Capability.Any, Power.None)]
    public async Task<Sent> GetNegotiations()
    {
        var (_, buyer, room) = await Exchange.OfferedRoom();
        return Sent.Of(buyer, new GetNegotiations(NegotiationFilter.All, 1), room.Code) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetNegotiationStart()
    {
        var (trade, buyer, room) = await Exchange.OfferedRoom();
        var (_, draft) = await Exchange.DraftedListing();
        return Sent.Of(buyer, new GetNegotiationStart(trade.Listing.Code), room.Id.Value.ToString()) with
        {
            FromAnotherOrganisation = Came.DoneWithoutIt,
            AlsoRefused = [("for a draft", Sent.Of(buyer, new GetNegotiationStart(draft.Code), draft.Code), Came.NotFound)],
        };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetTermsChoices() =>
        Sent.Of(await Exchange.NewPerson(Capability.Recipient), new GetTermsChoices(), "Hà Nội") with { FromAnotherOrganisation = Came.Done };
}
