using System.Text.RegularExpressions;
using Marketplace.Application.Demo;
using Marketplace.Application.Search;
using Marketplace.Domain.Listings;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Demo;

public sealed partial class DemoDataTests
{
    private const int Run = 8;

    [Fact]
    public async Task The_demonstration_loads_once_through_the_rules()
    {
        await using var exchange = await TestExchange.Open();
        for (var i = 0; i < 2; i++)
        {
            await using var scope = exchange.Services.CreateAsyncScope();
            var demo = scope.ServiceProvider.GetRequiredService<DemoData>();
            await demo.Load(TestContext.Current.CancellationToken);
            (await demo.SignIns(TestContext.Current.CancellationToken)).Count.ShouldBeGreaterThan(20);
        }

        await exchange.InDatabase(async (db, token) =>
        {
            var listings = await db.Listings.ToListAsync(token);
            listings.Count.ShouldBeGreaterThanOrEqualTo(60);
            listings.ShouldAllBe(l => l.IsDemo);
            listings.Where(l => l.Status != ListingStatus.Draft).SelectMany(l => l.Revisions).Select(r => r.Content.Field![0]).Distinct().Count().ShouldBe(6);
            (await db.Organisations.CountAsync(o => o.IsDemo, token)).ShouldBeGreaterThanOrEqualTo(12);
            (await db.Demands.CountAsync(token)).ShouldBe(15);
            (await db.Negotiations.CountAsync(token)).ShouldBe(7);
            (await db.Outbox.CountAsync(token)).ShouldBe(0);
        }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Demonstration_data_is_never_counted_as_the_exchanges_own()
    {
        await using var exchange = await TestExchange.Open();
        await using (var scope = exchange.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DemoData>().Load(TestContext.Current.CancellationToken);
        }

        var home = (await exchange.Visitor.Ask(new GetHome(), TestContext.Current.CancellationToken)).Answer;
        home.Figures.ShouldBe(new PublicFigures(0, 0, 0, 0));
        home.Demo.ShouldBeNull();
    }

    [Fact]
    public void No_two_listings_share_eight_words_in_a_row()
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var shared = new List<string>();
        foreach (var listing in DemoContent.Listings())
        {
            foreach (var run in Texts(listing).SelectMany(Runs).Distinct(StringComparer.Ordinal).Where(run => !first.TryAdd(run, listing.Key)))
            {
                shared.Add($"{first[run]} and {listing.Key}: {run}");
            }
        }

        first.Count.ShouldBeGreaterThan(5_000);
        shared.ShouldBeEmpty();
    }

    private static IEnumerable<string> Texts(DemoListing listing) =>
        new[] { listing.Title, listing.Summary, listing.Problem, listing.Advantage, listing.Description }
            .OfType<DemoText>().SelectMany(t => new[] { t.Vi, t.En }).OfType<string>().Append(listing.Ownership);

    private static IEnumerable<string> Runs(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(m => m.Value).ToArray();
        return Enumerable.Range(0, Math.Max(0, words.Length - Run + 1)).Select(i => string.Join(' ', words[i..(i + Run)]));
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
