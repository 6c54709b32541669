using Marketplace.Application.Common;
using Marketplace.Application.Negotiations;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Negotiations;

public sealed class AskingTests : IAsyncLifetime
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
    public async Task A_question_opens_a_room_and_the_next_one_is_asked_in_it()
    {
        var buyer = await _trade.NewBuyer();
        await buyer.Do(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "Màng dùng được bao lâu?"), Token);
        var room = await _trade.RoomOf(buyer);
        await buyer.Do(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "Có bảo hành không?"), Token);

        (await buyer.Get(new GetNegotiations(NegotiationFilter.All, 1), Token)).Items.Single().Id.ShouldBe(room.Id);
        room.ShouldSatisfyAllConditions(
            () => room.Stage.ShouldBe(Stage.Interest),
            () => room.Turn.ShouldBe(Side.Supplier),
            () => room.IsMyTurn.ShouldBeFalse(),
            () => room.WorkingDaysLeft.ShouldBe(2));
        (await _trade.Supplier.Get(new GetRoom(room.Id), Token)).Questions.Select(q => q.Text).ShouldBe(["Màng dùng được bao lâu?", "Có bảo hành không?"]);
    }

    [Fact]
    public async Task The_answer_comes_once_and_gives_the_turn_back()
    {
        var buyer = await _trade.NewBuyer();
        var question = QuestionId.New();
        await buyer.Do(new AskQuestion(question, _trade.Listing.Id, "Màng dùng được bao lâu?"), Token);
        var room = await _trade.RoomOf(buyer);
        await _trade.Supplier.Do(new AnswerQuestion(room.Id, question, "Năm năm."), Token);

        var answered = await _trade.RoomOf(buyer);
        answered.Questions.Single().Answer.ShouldBe("Năm năm.");
        answered.Turn.ShouldBe(Side.Recipient);
        answered.DueAt.ShouldBeNull();
        (await _trade.Supplier.Refused(new AnswerQuestion(room.Id, question, "Sáu năm."), Token)).ShouldBe(nameof(NegotiationRules.AQuestionIsAnsweredOnce));
    }

    [Fact]
    public async Task Letters_tell_each_side_that_something_waits_and_not_what_was_written()
    {
        var buyer = await _trade.NewBuyer();
        var question = QuestionId.New();
        await buyer.Do(new AskQuestion(question, _trade.Listing.Id, "Câu hỏi kín"), Token);
        var room = await _trade.RoomOf(buyer);
        await _trade.Supplier.Do(new AnswerQuestion(room.Id, question, "Trả lời kín"), Token);

        var asked = (await _exchange.LettersTo(_trade.Supplier.Mail, Token)).Single(l => l.Subject.StartsWith("Có câu hỏi mới", StringComparison.Ordinal));
        asked.Text.ShouldContain($"/negotiations/{room.Id.Value}");
        asked.Text.ShouldContain("Màng lọc gốm");
        asked.Text.ShouldNotContain("kín");
        (await _exchange.LettersTo(buyer.Mail, Token)).Single().Text.ShouldNotContain("kín");
    }

    [Fact]
    public async Task An_unverified_organisation_asks_but_does_not_offer()
    {
        var buyer = await _exchange.NewPerson(Capability.Recipient, verified: false);
        await buyer.Do(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "Màng dùng được bao lâu?"), Token);

        (await buyer.Refused(_trade.Offer(), Token)).ShouldBe(nameof(OrganisationRules.OnlyVerifiedOrganisationsTrade));
        (await buyer.Get(new GetNegotiationStart(_trade.Listing.Code), Token)).OfferHindrance.ShouldBe(StartHindrance.Unverified);
    }

    [Fact]
    public async Task A_catalogue_listing_takes_questions_only()
    {
        var listing = await _exchange.Publish(_trade.Supplier, source: new CatalogueSource("Danh mục mẫu", "mau-1", new Uri("https://example.org/1"), null));
        var buyer = await _trade.NewBuyer();
        await buyer.Do(new AskQuestion(QuestionId.New(), listing.Id, "Còn bản nào mới hơn?"), Token);

        (await buyer.Refused(new MakeOffer(RoundId.New(), listing.Id, listing.PublicRevision!.Value, Trade.Exclusive), Token)).ShouldBe(nameof(NegotiationRules.CatalogueListingsTakeQuestionsOnly));
        (await buyer.Get(new GetNegotiationStart(listing.Code), Token)).OfferHindrance.ShouldBe(StartHindrance.CatalogueListing);
    }

    [Fact]
    public async Task Nobody_asks_themselves_and_nobody_asks_about_a_draft()
    {
        var both = await _exchange.NewPerson(Capability.Supplier | Capability.Recipient);
        var own = await _exchange.Publish(both);
        var draft = Listing.Draft(ListingId.New(), RevisionId.New(), _trade.Supplier.Organisation, ListingContent.Empty, isDemo: false, TestExchange.Beginning.UtcDateTime);
        await _exchange.InDatabase(async (db, token) =>
        {
            db.Listings.Add(draft);
            await db.SaveChangesAsync(token);
        }, Token);

        (await both.Refused(new AskQuestion(QuestionId.New(), own.Id, "?"), Token)).ShouldBe(nameof(NegotiationRules.NobodyNegotiatesWithThemselves));
        (await both.Send(new AskQuestion(QuestionId.New(), draft.Id, "?"), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await both.Ask(new GetNegotiationStart(draft.Code), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Fact]
    public async Task An_empty_or_endless_question_is_refused_beside_its_field()
    {
        var buyer = await _trade.NewBuyer();

        (await buyer.Send(new AskQuestion(QuestionId.New(), _trade.Listing.Id, " "), Token)).Problem!.Refusals.Single().Member.ShouldBe("Text");
        (await buyer.Send(new AskQuestion(QuestionId.New(), _trade.Listing.Id, new string('x', 4_001)), Token)).Problem!.Refusals.Single().Code.ShouldBe("MaximumLengthValidator");
        (await buyer.Send(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "a\0b"), Token)).Problem!.Refusals.Single().Code.ShouldBe("NoControlCharacters");
    }

    [Fact]
    public async Task Two_first_questions_at_once_share_one_room()
    {
        var buyer = await _trade.NewBuyer();
        var colleague = await _exchange.Join(buyer.Organisation, Role.Officer);
        await Task.WhenAll(
            buyer.Do(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "Một?"), Token),
            colleague.Do(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "Hai?"), Token));

        (await _trade.RoomOf(buyer)).Questions.Count.ShouldBe(2);
    }
}
