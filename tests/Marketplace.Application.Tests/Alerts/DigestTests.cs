using Marketplace.Application.Alerts;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Listings;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Alerts;

/// <summary>The exchange begins on Tuesday, 24 November 2026, at 9:00 in Hanoi: the letters of that day are out, the weekly ones come on Monday.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _supplier = null!;
    private Person _reader = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier);
        _reader = await _exchange.NewPerson(Capability.Recipient);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Daily_letters_come_at_their_hour_with_each_item_once()
    {
        await Follow(MailRhythm.Daily);
        var first = await Publish("Màng lọc gốm");
        await Keep();
        (await Letters()).ShouldBeEmpty();

        _exchange.Clock.Advance(TimeSpan.FromHours(21)); // Wednesday, 6:00
        await Keep();
        (await Letters()).ShouldBeEmpty();
        _exchange.Clock.Advance(TimeSpan.FromHours(1));
        await Keep();
        await Keep(ActivatorUtilities.CreateInstance<AlertDigests>(_exchange.Services));
        var letter = (await Letters()).ShouldHaveSingleItem();
        letter.Subject.ShouldBe("Sàn Giao dịch Công nghệ: 1 mục mới theo những gì bạn theo dõi");
        letter.Text.ShouldContain($"• Màng lọc gốm ({first.Code})\n  Tổ chức 1\n  http://127.0.0.1:5080/listings/{first.Code}\n  Theo: Kỹ thuật môi trường\n");
        letter.Text.ShouldContain("http://127.0.0.1:5080/my/alerts");

        var second = await Publish("Giống lúa");
        _exchange.Clock.Advance(TimeSpan.FromDays(1));
        await Keep();
        (await Letters()).Count.ShouldBe(2);
        (await Letters())[1].Text.ShouldSatisfyAllConditions(t => t.ShouldContain(second.Code), t => t.ShouldNotContain(first.Code));

        _exchange.Clock.Advance(TimeSpan.FromDays(1));
        await Keep();
        (await Letters()).Count.ShouldBe(2, "nothing new, no letter");
    }

    [Fact]
    public async Task Weekly_letters_come_on_their_day_and_repeat_nothing_that_a_daily_one_told()
    {
        await Follow(MailRhythm.Weekly);
        await Publish("Màng lọc gốm");
        await _reader.Do(new SaveSearch(WatchId.New(), new SavedSearch(Sought.Listings, "giống lúa", []), "Giống lúa", MailRhythm.Daily), Token);
        await Publish("Giống lúa");
        _exchange.Clock.Advance(TimeSpan.FromDays(5)); // Sunday
        await Keep();
        (await Letters()).ShouldHaveSingleItem().Text.ShouldSatisfyAllConditions(t => t.ShouldContain("• Giống lúa"), t => t.ShouldNotContain("• Màng lọc gốm"));
        _exchange.Clock.Advance(TimeSpan.FromDays(1));
        await Keep();
        (await Letters())[1].ShouldSatisfyAllConditions(
            l => l.Subject.ShouldBe("Sàn Giao dịch Công nghệ: 1 mục mới trong tuần theo những gì bạn theo dõi"), l => l.Text.ShouldContain("• Màng lọc gốm"), l => l.Text.ShouldNotContain("• Giống lúa"));
    }

    [Fact]
    public async Task A_letter_is_in_its_readers_language()
    {
        await Follow(MailRhythm.Daily);
        await _exchange.InDatabase((db, token) => db.Members.Where(m => m.Id == _reader.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Language, Language.En), token), Token);
        var listing = await Publish("Màng lọc gốm");
        await NextDay();
        (await Letters()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            l => l.Subject.ShouldBe("Technology Exchange: 1 new from what you follow"),
            l => l.Text.ShouldContain($"• Ceramic membrane ({listing.Code})\n  Organisation 1\n  http://127.0.0.1:5080/en/listings/{listing.Code}\n  From: Environmental engineering\n"),
            l => l.Text.ShouldContain("http://127.0.0.1:5080/en/alerts/unsubscribe?link="));
    }

    [Fact]
    public async Task A_letter_names_so_many_items_and_counts_the_others()
    {
        await Follow(MailRhythm.Daily);
        for (var i = 0; i < DigestTimes.Usual.MostItems + 3; i++)
        {
            await _exchange.Publish(_supplier, $"Màng lọc {i}");
        }

        await Look();
        await NextDay();
        var letter = (await Letters()).ShouldHaveSingleItem();
        letter.Text.Split("• ").Length.ShouldBe(DigestTimes.Usual.MostItems + 1);
        letter.Text.ShouldContain("… và 3 mục khác");
        await NextDay();
        (await Letters()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_read_or_hidden_or_found_before_letters_were_chosen_is_not_sent()
    {
        await Follow(MailRhythm.None);
        await Publish("Trước khi chọn thư");
        _exchange.Clock.Advance(TimeSpan.FromMinutes(1));
        var watch = (await _reader.Get(new GetWatches(1), Token)).Page.Items.Single();
        await _reader.Do(new ChooseRhythm(watch.Id, watch.Version, MailRhythm.Daily), Token);
        _exchange.Clock.Advance(TimeSpan.FromMinutes(1));
        var hidden = await Publish("Bị ẩn");
        await Publish("Đã đọc");
        var read = (await _reader.Get(new GetAlerts(OnlyUnread: true, 1), Token)).Page.Items.Single(a => a.Title.Vi == "Đã đọc");
        await _reader.Do(new MarkAlertRead(read.Id), Token);
        await _supplier.Do(new WithdrawListing(hidden.Id, hidden.Version), Token);
        await NextDay();
        (await Letters()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_nodes_at_the_same_moment_write_one_letter()
    {
        await Follow(MailRhythm.Daily);
        await Publish("Màng lọc gốm");
        _exchange.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Keep(ActivatorUtilities.CreateInstance<AlertDigests>(_exchange.Services))));
        (await Letters()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_letters_link_ends_the_letters_each_time_and_only_with_its_key()
    {
        await Follow(MailRhythm.Daily);
        await Publish("Màng lọc gốm");
        await NextDay();
        var letter = (await Letters()).ShouldHaveSingleItem();
        var (link, key) = LinkIn.Of(letter);
        letter.Unsubscribe.ShouldBe($"http://127.0.0.1:5080/alerts/stop?link={link.Value:N}&key={key.Text}");
        (await _exchange.InDatabase((db, token) => db.Links.SingleAsync(l => l.Purpose == LinkPurpose.StopAlertMail, token), Token)).KeyDigest.Length.ShouldBe(32);

        (await Stop(link, new Secret("khác"))).ShouldBe(nameof(WatchRules.ALinkThatEndsLettersIsKnown));
        (await Watch()).Mail.ShouldBe(MailRhythm.Daily);
        (await Stop(link, key)).ShouldBeNull();
        (await Stop(link, key)).ShouldBeNull();
        (await Watch()).Mail.ShouldBe(MailRhythm.None);
        (await _exchange.Visitor.Ask(new GetAlertMail(link, key), Token)).Answer.IsWritten.ShouldBeFalse();

        await Publish("Giống lúa");
        await NextDay();
        (await Letters()).Count.ShouldBe(1);
        (await _reader.Get(new GetAlerts(OnlyUnread: false, 1), Token)).Page.Total.ShouldBe(2);

        var watch = await Watch();
        await _reader.Do(new ChooseRhythm(watch.Id, watch.Version, MailRhythm.Weekly), Token);
        (await Stop(link, key)).ShouldBeNull();
        (await Watch()).Mail.ShouldBe(MailRhythm.None, "the old letter still works");

        _exchange.Clock.Advance(TimeSpan.FromDays(91));
        (await Stop(link, key)).ShouldBe(nameof(WatchRules.ALinkThatEndsLettersIsKnown));
    }

    [Theory]
    [InlineData(-1, DayOfWeek.Monday, 20)]
    [InlineData(24, DayOfWeek.Monday, 20)]
    [InlineData(7, (DayOfWeek)9, 20)]
    [InlineData(7, DayOfWeek.Monday, 0)]
    public void Times_that_are_none_are_refused(int hour, DayOfWeek day, int most) => Should.Throw<ArgumentOutOfRangeException>(() => new DigestTimes(hour, day, most));

    private async Task<string?> Stop(LinkId link, Secret key)
    {
        _exchange.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await _exchange.Visitor.Send(new StopAlertMail(link, key, _exchange.Clock.GetUtcNow().UtcDateTime), Token)).Problem?.Refusals.Single().Code;
    }

    private async Task<WatchRow> Watch() => (await _reader.Get(new GetWatches(1), Token)).Page.Items.Single();

    private Task Follow(MailRhythm rhythm) => _reader.Do(new FollowField(WatchId.New(), "207", rhythm), Token);

    private async Task<Listing> Publish(string title)
    {
        var listing = await _exchange.Publish(_supplier, title);
        await Look();
        return listing;
    }

    private async Task Look()
    {
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        await _exchange.Services.GetRequiredService<AlertFinding>().CatchUp(Token);
    }

    private Task<List<Letter>> Letters() => _exchange.LettersTo(_reader.Mail, Token);

    private Task NextDay()
    {
        _exchange.Clock.Advance(TimeSpan.FromDays(1));
        return Keep();
    }

    private Task Keep(AlertDigests? digests = null) => (digests ?? _exchange.Services.GetRequiredService<AlertDigests>()).Keep(Token);
}
