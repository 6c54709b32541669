using Marketplace.Application.Common;
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

/// <summary>People click at the same moment: what is agreed twice is agreed once.</summary>
public sealed class AtTheSameMomentTests : IAsyncLifetime
{
    private const int Many = 50;
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
    public async Task Of_fifty_buyers_exclusive_offers_accepted_at_once_exactly_one_wins_and_the_rest_are_told()
    {
        var rooms = new List<Room>();
        for (var i = 0; i < Many; i++)
        {
            rooms.Add(await _trade.Offered(await _trade.NewBuyer()));
        }

        var results = await AtOnce(rooms.Select(room => (_trade.Supplier, (ICommand)Trade.Accept(room))));

        results.Count(r => r.IsDone).ShouldBe(1);
        results.Where(r => !r.IsDone).ShouldAllBe(r => r.Problem!.Kind == ProblemKind.Refused && r.Problem.Refusals.Single().Code == nameof(ListingRules.ConflictingRightsAreNotGrantedTwice));
        (await Deals()).ShouldHaveSingleItem().ShouldBe(DealStatus.Drafting);
        (await Rights()).ShouldHaveSingleItem().State.ShouldBe(GrantState.Reserved);
        (await _exchange.InDatabase((db, token) => db.Negotiations.CountAsync(n => n.State == NegotiationState.Agreed, token), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_accepts_of_one_offer_open_one_deal()
    {
        var room = await _trade.Offered(await _trade.NewBuyer());
        var colleagues = new List<Person> { _trade.Supplier };
        for (var i = 1; i < 10; i++)
        {
            colleagues.Add(await _exchange.Join(_trade.Supplier.Organisation, Role.Representative));
        }

        var results = await AtOnce(Enumerable.Range(0, Many).Select(i => (colleagues[i % colleagues.Count], (ICommand)Trade.Accept(room))));

        // Who won and clicked again is told that it is done; colleagues came too late.
        results.Count(r => r.IsDone).ShouldBe(Many / colleagues.Count);
        results.Where(r => !r.IsDone).ShouldAllBe(r => r.Problem!.Kind == ProblemKind.ChangedMeanwhile);
        (await Deals()).ShouldHaveSingleItem();
        (await Rights()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Two_territories_that_do_not_overlap_are_both_agreed()
    {
        var north = await _trade.Offered(await _trade.NewBuyer(), Trade.Exclusive with { Territory = ["01", "22"] });
        var south = await _trade.Offered(await _trade.NewBuyer(), Trade.Exclusive with { Territory = ["79", "92"] });

        var results = await AtOnce([(_trade.Supplier, Trade.Accept(north)), (_trade.Supplier, Trade.Accept(south))]);

        results.ShouldAllBe(r => r.IsDone);
        (await Deals()).Count.ShouldBe(2);
        (await Rights()).Count(r => r.State == GrantState.Reserved).ShouldBe(2);
    }

    [Fact]
    public async Task An_acceptance_against_the_recall_of_a_conflicting_one_never_reserves_twice()
    {
        for (var i = 0; i < 5; i++)
        {
            var trade = await Trade.Open(_exchange);
            var (first, second) = (await trade.Offered(await trade.NewBuyer()), await trade.Offered(await trade.NewBuyer()));
            await trade.Supplier.Do(Trade.Accept(first), Token);
            var agreed = await trade.Supplier.Get(new GetRoom(first.Id), Token);

            var results = await AtOnce([(trade.Supplier, new RecallAcceptance(agreed.Id, agreed.Version)), (trade.Supplier, Trade.Accept(second))]);

            results[0].IsDone.ShouldBeTrue();
            var held = (await _exchange.InDatabase((db, token) => db.Listings.AsNoTracking().SingleAsync(l => l.Id == trade.Listing.Id, token), Token)).GrantedRights.Where(r => r.State == GrantState.Reserved).ToArray();
            if (results[1].IsDone)
            {
                held.ShouldHaveSingleItem().Holder.ShouldBe(second.Id.Value);
            }
            else
            {
                results[1].Problem!.Refusals.Single().Code.ShouldBe(nameof(ListingRules.ConflictingRightsAreNotGrantedTwice));
                held.ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public async Task An_acceptance_against_a_counter_offer_of_the_same_side_lets_one_through()
    {
        var room = await _trade.Offered(await _trade.NewBuyer());
        var colleague = await _exchange.Join(_trade.Supplier.Organisation, Role.Officer);

        var results = await AtOnce([(_trade.Supplier, Trade.Accept(room)), (colleague, new CounterOffer(room.Id, room.Version, RoundId.New(), Trade.Exclusive))]);

        results.Count(r => r.IsDone).ShouldBe(1);
        results.Single(r => !r.IsDone).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
    }

    /// <summary>Holds everybody back until all are ready.</summary>
    private static async Task<Result[]> AtOnce(IEnumerable<(Person Person, ICommand Command)> clicks)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sending = clicks.Select(click => Task.Run(async () =>
        {
            await ready.Task;
            return await click.Person.Send(click.Command, Token);
        })).ToArray();
        ready.SetResult();
        return await Task.WhenAll(sending);
    }

    private Task<List<DealStatus>> Deals() => _exchange.InDatabase((db, token) => db.Deals.Select(d => d.Status).ToListAsync(token), Token);

    private Task<List<GrantedRight>> Rights() => _exchange.InDatabase((db, token) => db.Listings.AsNoTracking().SelectMany(l => l.GrantedRights).ToListAsync(token), Token);
}
