using Marketplace.Application.Listings;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Listings;

public sealed class ComparingTests : IAsyncLifetime
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
    public async Task They_stand_in_the_order_asked_for_and_a_withdrawn_one_is_left_out()
    {
        var (first, second, gone) = (await _exchange.Publish(_supplier, "Một"), await _exchange.Publish(_supplier, "Hai"), await _exchange.Publish(_supplier, "Ba"));
        await _supplier.Do(new WithdrawListing(gone.Id, gone.Version), Token);

        var compared = (await _exchange.Visitor.Ask(new GetComparison([second.Code, gone.Code, first.Code, second.Code]), Token)).Answer;

        compared.Select(c => c.Code).ShouldBe([second.Code, first.Code]);
    }

    [Fact]
    public async Task A_fifth_is_refused_in_words()
    {
        var codes = Enumerable.Range(0, ListingRules.Compared + 1).Select(i => $"HS-0000000{i}").ToArray();

        var problem = (await _exchange.Visitor.Ask(new GetComparison(codes), Token)).Problem;

        problem!.Refusals.ShouldHaveSingleItem().Code.ShouldBe(nameof(ListingRules.AFewTechnologiesAreCompared));
        (await _exchange.Visitor.Ask(new GetComparison(codes[..ListingRules.Compared]), Token)).Answer.ShouldBeEmpty();
    }
}
