using Marketplace.Application.Common;
using Marketplace.Application.Deals;
using Marketplace.Application.Negotiations;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Deals;

public sealed class DealTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Trade _trade = null!;
    private Person _buyer = null!;
    private RegisteredDeal _deal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _trade = await Trade.Open(_exchange);
        _buyer = await _trade.NewBuyer();
        await _trade.Supplier.Do(Trade.Accept(await _trade.Offered(_buyer)), Token);
        _deal = await _buyer.Get(new GetDeal((await _trade.RoomOf(_buyer)).Deal!.Code), Token);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task An_abandoned_deal_frees_the_right_and_closes_the_room()
    {
        (await _buyer.Refused(new AbandonDeal(_deal.Id, _deal.Version, " "), Token)).ShouldBe(nameof(DealRules.AnAbandonedDealSaysWhy));
        await _buyer.Do(new AbandonDeal(_deal.Id, _deal.Version, "Không thu xếp được vốn."), Token);

        var listing = await _exchange.InDatabase((db, token) => db.Listings.AsNoTracking().SingleAsync(l => l.Id == _trade.Listing.Id, token), Token);
        listing.Status.ShouldBe(ListingStatus.Published);
        listing.GrantedRights.Single().State.ShouldBe(GrantState.Released);
        var room = await _trade.Supplier.Get(new GetRoom(_deal.Negotiation), Token);
        room.State.ShouldBe(NegotiationState.Ended);
        room.EndReason.ShouldBe("Không thu xếp được vốn.");
        (await _exchange.LettersTo(_trade.Supplier.Mail, Token)).ShouldContain(l => l.Subject.StartsWith("Thương vụ đã dừng", StringComparison.Ordinal));
        var ended = await _trade.Supplier.Get(new GetDeal(_deal.Code), Token);
        ended.EndedBy.ShouldBe(Side.Recipient);
        (await _buyer.Refused(new AbandonDeal(_deal.Id, ended.Version, "Lần nữa"), Token)).ShouldBe(nameof(DealRules.OnlyUnsignedDealsAreAbandoned));

        await _trade.Supplier.Do(Trade.Accept(await _trade.Offered(await _trade.NewBuyer())), Token);
    }

    [Fact]
    public async Task A_deal_belongs_to_its_parties_and_staff()
    {
        var stranger = await _exchange.NewPerson(Capability.Supplier | Capability.Recipient);
        var officer = await _exchange.Join(_buyer.Organisation, Role.Officer);
        var staff = await _exchange.NewPerson(Capability.Exchange);

        (await stranger.Ask(new GetDeal(_deal.Code), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Send(new AbandonDeal(_deal.Id, _deal.Version, "?"), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await officer.Send(new AbandonDeal(_deal.Id, _deal.Version, "?"), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
        (await officer.Get(new GetDeal(_deal.Code), Token)).MayAbandon.ShouldBeFalse();
        (await staff.Get(new GetDeal(_deal.Code), Token)).MayAbandon.ShouldBeFalse();
        (await stranger.Get(new GetDeals(null, 1), Token)).Page.Total.ShouldBe(0);
    }

    [Fact]
    public async Task The_register_counts_sums_and_filters()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var other = await Trade.Open(_exchange);
        await other.Supplier.Do(Trade.Accept(await other.Offered(await other.NewBuyer(), Trade.Exclusive with { UpFront = 300_000_000 })), Token);
        await _buyer.Do(new AbandonDeal(_deal.Id, _deal.Version, "Không thu xếp được vốn."), Token);

        var all = await staff.Get(new GetDeals(null, 1), Token);
        all.Page.Total.ShouldBe(2);
        all.UpFront.ShouldBe(300_000_000);
        all.Statuses.ShouldBe([new StatusCount(DealStatus.Drafting, 1), new StatusCount(DealStatus.Abandoned, 1)]);
        (await staff.Get(new GetDeals(DealStatus.Abandoned, 1), Token)).Page.Items.Single().Code.ShouldBe(_deal.Code);
        (await staff.Ask(new GetDeals((DealStatus)99, 0), Token)).Problem!.Kind.ShouldBe(ProblemKind.Invalid);
    }

    [Fact]
    public async Task A_deal_keeps_the_text_that_both_read()
    {
        await _exchange.InDatabase(async (db, token) =>
        {
            var listing = await db.Listings.SingleAsync(l => l.Id == _trade.Listing.Id, token);
            var revision = RevisionId.New();
            var now = TestExchange.Beginning.UtcDateTime;
            listing.Edit(revision, _trade.Listing.Latest.Content with { Title = new Bilingual("Tên mới") }, now);
            listing.Submit(now);
            listing.Approve(revision, MemberId.New(), now);
            await db.SaveChangesAsync(token);
        }, Token);

        (await _buyer.Get(new GetDeal(_deal.Code), Token)).Title.Vi.ShouldBe("Màng lọc gốm");
        (await _trade.RoomOf(_buyer)).Title.Vi.ShouldBe("Tên mới");
    }
}
