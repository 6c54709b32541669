using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Application.Listings.Confirming;
using Marketplace.Application.Negotiations;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Application.Work;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Listings.Confirming;

public sealed class ConfirmingListingsTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _supplier = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task What_nobody_confirms_is_reminded_of_twice_then_hidden_and_brought_back_by_one_click()
    {
        var listing = await _exchange.Publish(_supplier);
        await Pass(74);
        (await Letters()).ShouldBeEmpty();
        (await _supplier.Get(new GetWork(), Token)).Tasks.ShouldNotContain(t => t.Kind == WorkKind.ConfirmListings);

        await Pass(1);
        var reminder = (await Letters()).ShouldHaveSingleItem();
        reminder.Subject.ShouldBe("Xin xác nhận 1 hồ sơ công nghệ còn hiệu lực");
        reminder.Text.ShouldContain($"• Màng lọc gốm ({listing.Code})");
        reminder.Text.ShouldContain("sớm nhất từ ngày 24/03/2027");
        (await _supplier.Get(new GetWork(), Token)).Tasks.ShouldContain(t => t.Kind == WorkKind.ConfirmListings && t.Others == 0 && t.Path == "my/listings?show=due");
        (await _supplier.Get(new GetMyListings(1, OnlyDue: true), Token)).Page.Items.ShouldHaveSingleItem().EndsOn.ShouldBe(new DateOnly(2027, 3, 24));

        await Pass(37);
        (await Letters()).Count.ShouldBe(1);
        await Pass(1);
        (await Letters()).Count.ShouldBe(2);
        await Pass(6);
        (await IsShown(listing)).ShouldBeTrue();
        await Pass(1);
        (await IsShown(listing)).ShouldBeFalse();
        (await Letters()).Last().Subject.ShouldBe("1 hồ sơ công nghệ đã được ẩn");
        (await Found()).ShouldBeEmpty();

        var mine = await _supplier.Get(new GetMyListings(1, OnlyDue: true), Token);
        var hidden = mine.Page.Items.ShouldHaveSingleItem();
        (hidden.Status, mine.MayConfirm, hidden.IsConfirmable).ShouldBe((ListingStatus.Expired, true, true));
        await _supplier.Do(new ConfirmListings(mine.Organisation, [new SeenListing(hidden.Id, hidden.Version)]), Token);

        (await _exchange.Visitor.Ask(new GetListing(listing.Code), Token)).Answer.LastConfirmedAt.ShouldBe(_exchange.Clock.GetUtcNow().UtcDateTime);
        (await Found()).ShouldHaveSingleItem().LastConfirmedAt.ShouldNotBeNull();
        (await _supplier.Get(new GetMyListings(1, OnlyDue: true), Token)).Due.ShouldBe(0);
        await Pass(74);
        (await Letters()).Count.ShouldBe(3);
        await Pass(1);
        (await Letters()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_letter_names_all_listings_that_are_due_and_its_link_confirms_just_those_once_without_signing_in()
    {
        var (first, second) = (await _exchange.Publish(_supplier, "Màng lọc"), await _exchange.Publish(_supplier, "Bơm nhiệt"));
        var stranger = await _exchange.Publish(await _exchange.NewPerson(Capability.Supplier), "Máy sấy");
        await Pass(10);
        var later = await _exchange.Publish(_supplier, "Cảm biến");
        await Pass(65);
        var letter = (await Letters()).ShouldHaveSingleItem();
        letter.Text.ShouldSatisfyAllConditions(t => t.ShouldContain(first.Code), t => t.ShouldContain(second.Code), t => t.ShouldNotContain(later.Code), t => t.ShouldNotContain(stranger.Code));
        var (link, key) = LinkIn.Of(letter);

        (await Refusal(new GetListingsToConfirm(link, new Secret("falsch")))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
        var shown = (await _exchange.Visitor.Ask(new GetListingsToConfirm(link, key), Token)).Answer;
        (shown.ConfirmedAt, shown.Listings.Count).ShouldBe((null, 2));
        (await ConfirmedOn(first)).ShouldBe(TestExchange.Beginning.UtcDateTime, "reading the page confirms nothing");

        var now = _exchange.Clock.GetUtcNow().UtcDateTime;
        (await _exchange.Visitor.Send(new ConfirmListingsByLetter(link, key), Token)).IsDone.ShouldBeTrue();
        (await ConfirmedOn(first)).ShouldBe(now);
        (await ConfirmedOn(second)).ShouldBe(now);
        (await ConfirmedOn(later)).ShouldNotBe(now);
        (await ConfirmedOn(stranger)).ShouldBe(TestExchange.Beginning.UtcDateTime);
        (await _exchange.Visitor.Ask(new GetListingsToConfirm(link, key), Token)).Answer.ConfirmedAt.ShouldBe(now);
        (await _supplier.Refused(new ConfirmListingsByLetter(link, key), Token)).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
    }

    [Fact]
    public async Task A_letter_opens_nothing_for_who_has_left_and_leaves_withdrawn_listings_alone()
    {
        var (kept, withdrawn) = (await _exchange.Publish(_supplier, "Màng lọc"), await _exchange.Publish(_supplier, "Bơm nhiệt"));
        var officer = await _exchange.Join(_supplier.Organisation, Role.Officer);
        await Pass(75);
        var (link, key) = LinkIn.Of((await Letters()).Single());
        var (theirs, theirKey) = LinkIn.Of((await LettersTo(officer)).Single());
        await _exchange.InDatabase((db, token) => db.Set<Membership>().Where(m => m.Member == officer.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.EndedAt, _exchange.Clock.GetUtcNow().UtcDateTime), token), Token);
        (await Refusal(new GetListingsToConfirm(theirs, theirKey))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
        (await _exchange.Visitor.Send(new ConfirmListingsByLetter(theirs, theirKey), Token)).Problem!.Refusals.Single().Code.ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));

        var seen = (await _supplier.Get(new GetListingForEdit(withdrawn.Id), Token)).Version;
        await _supplier.Do(new WithdrawListing(withdrawn.Id, seen), Token);
        (await _exchange.Visitor.Ask(new GetListingsToConfirm(link, key), Token)).Answer.Listings.Select(l => l.IsConfirmable).ShouldBe([true, false], ignoreOrder: true);
        (await _exchange.Visitor.Send(new ConfirmListingsByLetter(link, key), Token)).IsDone.ShouldBeTrue();
        (await ConfirmedOn(kept)).ShouldBe(_exchange.Clock.GetUtcNow().UtcDateTime);
        (await ConfirmedOn(withdrawn)).ShouldBe(TestExchange.Beginning.UtcDateTime);
    }

    [Fact]
    public async Task What_becomes_due_within_a_week_of_a_letter_waits_for_the_next()
    {
        await _exchange.Publish(_supplier, "Màng lọc");
        await Pass(3);
        await _exchange.Publish(_supplier, "Bơm nhiệt");
        await Pass(72);
        (await Letters()).Count.ShouldBe(1);
        await Pass(3);
        (await Letters()).Count.ShouldBe(1);
        await Pass(4);
        (await Letters()).Count.ShouldBe(2);
        (await Letters())[1].Subject.ShouldBe("Xin xác nhận 1 hồ sơ công nghệ còn hiệu lực");
    }

    [Fact]
    public async Task A_listing_in_negotiation_is_reminded_of_but_not_hidden_until_that_ends()
    {
        var trade = await Trade.Open(_exchange);
        await Pass(75);
        await Pass(38);
        var buyer = await trade.NewBuyer();
        await buyer.Do(new AskQuestion(Domain.Negotiations.QuestionId.New(), trade.Listing.Id, "Còn không?"), Token);
        var room = await trade.RoomOf(buyer);
        await Pass(30);
        (await IsShown(trade.Listing)).ShouldBeTrue();

        await buyer.Do(new EndNegotiation(room.Id, room.Version, "Đã chọn bên khác."), Token);
        await Pass(1);
        (await IsShown(trade.Listing)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_listing_with_an_open_deal_is_not_hidden()
    {
        var trade = await Trade.Open(_exchange);
        var buyer = await trade.NewBuyer();
        await trade.Supplier.Do(Trade.Accept(await trade.Offered(buyer)), Token);
        await Pass(75);
        await Pass(38);
        await Pass(30);
        (await IsShown(trade.Listing)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_catalogue_listing_is_neither_reminded_of_nor_hidden()
    {
        var listing = await _exchange.Publish(_supplier, source: new CatalogueSource("Danh mục", "1", new Uri("https://example.org/1"), null));
        await Pass(75);
        await Pass(125);
        (await Letters()).ShouldBeEmpty();
        (await IsShown(listing)).ShouldBeTrue();
        (await _exchange.Visitor.Ask(new GetListing(listing.Code), Token)).Answer.LastConfirmedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Several_are_confirmed_together_or_none()
    {
        var (first, second) = (await _exchange.Publish(_supplier, "Màng lọc"), await _exchange.Publish(_supplier, "Bơm nhiệt"));
        await Pass(80);
        var chosen = (await _supplier.Get(new GetMyListings(1), Token)).Page.Items.Select(l => new SeenListing(l.Id, l.Version)).ToArray();
        (await _supplier.Send(new ConfirmListings(_supplier.Organisation, []), Token)).Problem!.Refusals.ShouldContain(r => r.Code == nameof(ListingRules.SomeListingsAreChosen));
        (await _supplier.Send(new ConfirmListings(_supplier.Organisation, [chosen[0], chosen[0]]), Token)).Problem!.Refusals.ShouldContain(r => r.Code == nameof(ListingRules.SomeListingsAreChosen));
        (await _supplier.Send(new ConfirmListings(_supplier.Organisation, [chosen[0], chosen[1] with { Seen = chosen[1].Seen.Next() }]), Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
        (await _supplier.Send(new ConfirmListings(_supplier.Organisation, [chosen[0], new SeenListing(ListingId.New(), chosen[1].Seen)]), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await ConfirmedOn(first)).ShouldBe(TestExchange.Beginning.UtcDateTime);

        await _supplier.Do(new ConfirmListings(_supplier.Organisation, chosen), Token);
        (await ConfirmedOn(first)).ShouldBe(await ConfirmedOn(second));
        (await ConfirmedOn(first)).ShouldBe(_exchange.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task A_reminder_goes_to_the_person_in_charge_while_they_may_act()
    {
        var officer = await _exchange.Join(_supplier.Organisation, Role.Officer);
        var id = ListingId.New();
        await officer.Do(new DraftListing(id, Access.ListingAccess.Complete), Token);
        await _exchange.InDatabase(async (db, token) =>
        {
            var listing = await db.Listings.SingleAsync(l => l.Id == id, token);
            listing.Submit(_exchange.Clock.GetUtcNow().UtcDateTime);
            listing.Approve(listing.Latest.Id, MemberId.New(), _exchange.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(token);
        }, Token);
        await Pass(75);
        (await LettersTo(officer)).Count.ShouldBe(1);
        (await Letters()).ShouldBeEmpty();

        await _exchange.InDatabase((db, token) => db.Set<Membership>().Where(m => m.Member == officer.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Role, Role.Reader), token), Token);
        await Pass(38);
        (await LettersTo(officer)).Count.ShouldBe(1);
        (await Letters()).Count.ShouldBe(1);
    }

    /// <summary>Days go by, each looked at as the site does.</summary>
    private async Task Pass(int days)
    {
        var deadlines = _exchange.Services.GetRequiredService<ListingDeadlines>();
        _exchange.Clock.Advance(TimeSpan.FromDays(days));
        await deadlines.Keep(Token);
    }

    private Task<List<Letter>> Letters() => LettersTo(_supplier);

    private async Task<List<Letter>> LettersTo(Person person) => (await _exchange.LettersTo(person.Mail, Token)).FindAll(l => l.Text.Contains("listings/confirm?", StringComparison.Ordinal));

    private async Task<bool> IsShown(Listing listing) => (await _exchange.Visitor.Ask(new GetListing(listing.Code), Token)).IsDone;

    private async Task<IReadOnlyList<ListingRow>> Found()
    {
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        return (await _exchange.Visitor.Ask(new SearchListings("màng lọc", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 1), Token)).Answer.Page.Items;
    }

    private async Task<string> Refusal(GetListingsToConfirm query) => (await _exchange.Visitor.Ask(query, Token)).Problem!.Refusals.Single().Code;

    private Task<DateTime?> ConfirmedOn(Listing listing) => _exchange.InDatabase((db, token) => db.Listings.Where(l => l.Id == listing.Id).Select(l => l.LastConfirmedAt).SingleAsync(token), Token);
}
