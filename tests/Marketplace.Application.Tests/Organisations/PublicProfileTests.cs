using Marketplace.Application.Negotiations;
using Marketplace.Application.Organisations;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Domain.Negotiations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Organisations;

public sealed class PublicProfileTests : IAsyncLifetime
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
    public async Task The_time_to_an_answer_is_the_median_of_three_or_more()
    {
        await Answered(TimeSpan.FromHours(1));
        await Answered(TimeSpan.FromHours(30));
        (await Profile()).AnswerTime.ShouldBeNull();
        await Answered(TimeSpan.FromHours(4));
        (await Profile()).AnswerTime.ShouldBe(TimeSpan.FromHours(4));
        await Answered(TimeSpan.FromHours(6));

        (await Profile()).AnswerTime.ShouldBe(TimeSpan.FromHours(5));
    }

    [Fact]
    public async Task Deals_are_counted_from_three()
    {
        for (var deals = 1; deals <= 3; deals++)
        {
            var listing = await _exchange.Publish(_trade.Supplier, $"Công nghệ {deals}");
            var trade = new Trade(_exchange, _trade.Supplier, listing);
            var room = await trade.Offered(await trade.NewBuyer());
            await trade.Supplier.Do(Trade.Accept(room), Token);
            (await Profile()).Deals.ShouldBe(deals < 3 ? null : 3);
        }
    }

    private async Task Answered(TimeSpan after)
    {
        var buyer = await _trade.NewBuyer();
        await buyer.Do(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "Đã thử ở đâu?"), Token);
        var room = await _trade.RoomOf(buyer);
        _exchange.Clock.Advance(after);
        await _trade.Supplier.Do(new AnswerQuestion(room.Id, room.Questions.Single().Id, "Tại ba nhà máy."), Token);
    }

    private async Task<PublicOrganisation> Profile()
    {
        var code = (await _trade.Supplier.Get(new GetMyOrganisation(), Token)).Code;
        return (await _exchange.Visitor.Ask(new GetOrganisation(code, 1), Token)).Answer;
    }
}
