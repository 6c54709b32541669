using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Terminology;

public sealed class SearchingByOtherNamesTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Whoever_asks_by_another_name_or_in_the_other_language_finds_the_listing_while_the_concept_is_in_use()
    {
        var listing = await _exchange.Publish(await _exchange.NewPerson(Capability.Supplier));
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        var staff = await _exchange.NewPerson(Capability.Exchange);
        (await Found("zirconia sieve")).ShouldBeEmpty();

        var id = ConceptId.New();
        await staff.Do(new AddConcept(id, new ConceptForm("204", "màng lọc gốm", "zirconia sieve", "sàng zircon", "ZSV")), Token);
        await CatchUp();
        foreach (var text in new[] { "zirconia sieve", "Zirconia sieves", "sang zircon", "zsv", "ZSV" })
        {
            (await Found(text)).ShouldBe([listing.Code], text);
        }

        (await Found("sieve")).ShouldBeEmpty();
        await staff.Do(new RemoveConcept(id, new Version(1)), Token);
        await CatchUp();
        (await Found("zirconia sieve")).ShouldBeEmpty();
    }

    private Task CatchUp() => _exchange.Services.GetRequiredService<GlossaryFollower>().CatchUp(Token);

    private async Task<string[]> Found(string text)
    {
        var found = (await _exchange.Visitor.Ask(new SearchListings(text, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 1), Token)).Answer;
        return [.. found.Page.Items.Select(l => l.Code)];
    }
}
