using System.Text.RegularExpressions;
using Marketplace.Application.Data;
using Marketplace.Application.Demo;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Demo;

public sealed partial class DemoDataTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private const int Run = 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Sixty_listings_over_all_heads_of_the_fields_are_public() => demo.Exchange.InDatabase(async (db, token) =>
    {
        var listings = await db.Listings.AsNoTracking().ToListAsync(token);
        listings.ShouldAllBe(l => l.IsDemo);
        var published = listings.FindAll(l => l.IsPublic);
        published.Count.ShouldBeGreaterThanOrEqualTo(60);
        published.Select(l => l.Public!.Content.Field![0]).Distinct().Order().ShouldBe("123456");
        listings.Select(l => l.Latest.Status).Distinct().ShouldBe([RevisionStatus.Approved, RevisionStatus.Submitted, RevisionStatus.ChangesRequested, RevisionStatus.Draft], ignoreOrder: true);
    }, Token);

    [Fact]
    public void Most_texts_stand_in_both_languages_and_all_in_Vietnamese()
    {
        var listings = DemoContent.Listings();
        listings.ShouldAllBe(l => Texts(l).All(t => t.Vi != null));
        listings.Count(l => Texts(l).All(t => t.En != null)).ShouldBeGreaterThan(listings.Count * 3 / 4);
        DemoContent.Demands().ShouldAllBe(d => d.Title.Vi != null && d.Problem.Vi != null && d.Result.Vi != null);
    }

    [Fact]
    public void A_third_of_the_listings_state_a_full_dossier_that_nobody_warns_of()
    {
        var listings = DemoContent.Listings();
        var lists = demo.Exchange.Services.GetRequiredService<ReferenceLists>();
        var full = listings.Where(l => l.Dossier is not null).Select(l => l.Content()).ToArray();

        (3 * full.Length).ShouldBeGreaterThanOrEqualTo(listings.Count);
        full.ShouldAllBe(c => Completeness.Of(c).Percent >= 75);
        listings.ShouldAllBe(l => l.Contact.Name.EndsWith("(mẫu)", StringComparison.Ordinal));
        foreach (var content in full)
        {
            ListingRules.Warnings(content, lists.IpKind).Where(w => w.Rule != ListingRules.AStateFundedResultNamesItsBasis).Select(w => $"{content.Title}: {w}").ShouldBeEmpty();
            NamedContent.Of(content, lists, Language.En, demo.Exchange.Clock.GetUtcNow().UtcDateTime).Names.Where(n => n.Key.EndsWith($"/{n.Value}", StringComparison.Ordinal)).Select(n => $"{content.Title}: {n.Key}").ShouldBeEmpty();
        }

        full.Count(c => c.AwaitsRightToTransfer).ShouldBe(1);
    }

    [Fact]
    public Task Twelve_organisations_with_their_exchange_are_marked_as_demonstration() => demo.Exchange.InDatabase(async (db, token) =>
    {
        var organisations = await db.Organisations.AsNoTracking().ToListAsync(token);
        organisations.ShouldAllBe(o => o.IsDemo && o.Memberships.Any(m => m.Role == Role.Representative));
        organisations.Count(o => o.Capabilities != Capability.Exchange).ShouldBe(12);
        organisations.Count(o => o.Capabilities == Capability.Exchange).ShouldBe(1);
        organisations.Aggregate(Capability.None, (all, o) => all | o.Capabilities).ShouldBe(Capability.Supplier | Capability.Recipient | Capability.Broker | Capability.Exchange);
        organisations.SelectMany(o => o.Memberships).Select(m => m.Role).Distinct().Count().ShouldBe(Enum.GetValues<Role>().Length);
        (await db.Users.CountAsync(u => u.Email!.EndsWith("@demo.example"), token)).ShouldBe(organisations.Sum(o => o.Memberships.Count));
    }, Token);

    [Fact]
    public Task Fifteen_demands_are_open() => demo.Exchange.InDatabase(async (db, token) =>
    {
        var demands = await db.Demands.AsNoTracking().ToListAsync(token);
        demands.Count.ShouldBe(15);
        demands.ShouldAllBe(d => d.IsDemo && d.IsPublic);
        demands.ShouldContain(d => d.Public!.Content.IsAnonymous);
    }, Token);

    [Fact]
    public Task Negotiations_stand_in_every_stage_up_to_three_deals() => demo.Exchange.InDatabase(async (db, token) =>
    {
        var rooms = await db.Negotiations.AsNoTracking().ToListAsync(token);
        var deals = await db.Deals.AsNoTracking().ToListAsync(token);
        deals.Count.ShouldBe(3);
        (rooms.TrueForAll(r => r.IsDemo), deals.TrueForAll(d => d.IsDemo)).ShouldBe((true, true));
        rooms.Select(r => Stages.Of(r.Rounds.Count, deals.Find(d => d.Negotiation == r.Id)?.Status)).Distinct()
            .ShouldBe([Stage.Interest, Stage.Offer, Stage.Negotiation, Stage.Signing], ignoreOrder: true);
        rooms.ShouldContain(r => r.Turn == Side.Supplier);
        rooms.ShouldContain(r => r.Turn == Side.Recipient);
        (await db.Mandates.CountAsync(token)).ShouldBeGreaterThan(0);
        var reserved = await db.Listings.AsNoTracking().Where(l => l.Status == ListingStatus.Reserved).Select(l => l.Id).ToListAsync(token);
        reserved.ShouldBe(deals.Select(d => d.Listing), ignoreOrder: true);
    }, Token);

    [Fact]
    public async Task Loaded_again_it_adds_nothing_and_it_writes_to_nobody()
    {
        var before = await Counts();
        await demo.Load();

        (await Counts()).ShouldBe(before);
        before[^1].ShouldBe(0);
    }

    [Fact]
    public async Task Demonstration_data_is_never_counted_as_the_exchanges_own()
    {
        var home = (await demo.Exchange.Visitor.Ask(new GetHome(), Token)).Answer;
        home.Figures.ShouldBe(new PublicFigures(0, 0, 0, 0));
        home.Demo.ShouldBeNull();
        home.Listings.ShouldAllBe(l => l.IsDemo);
    }

    [Fact]
    public async Task In_Development_it_is_counted_apart()
    {
        await using var exchange = await TestExchange.Open(demoIsShown: true);
        await using (var scope = exchange.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DemoData>().Load(Token);
        }

        await exchange.Publish(await exchange.NewPerson(Capability.Supplier));

        var home = (await exchange.Visitor.Ask(new GetHome(), Token)).Answer;

        home.Figures.ShouldBe(new PublicFigures(1, 0, 1, 0));
        home.Demo!.ShouldSatisfyAllConditions(d => d.Listings.ShouldBeGreaterThanOrEqualTo(60), d => d.Demands.ShouldBe(15), d => d.Deals.ShouldBe(3));
    }

    [Fact]
    public async Task Outside_Development_its_accounts_have_no_password()
    {
        await using var exchange = await TestExchange.Open();
        await using var scope = exchange.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<DemoData>();
        await data.Load(Token);
        await exchange.InDatabase(
            async (db, token) =>
            {
                db.Users.Add(new Account { Id = Guid.CreateVersion7(), UserName = "that@vien.example", Email = "that@vien.example", PasswordHash = "của người thật" });
                await db.SaveChangesAsync(token);
            },
            Token);
        (await WithPassword()).ShouldBeGreaterThan(12);

        await data.Lock(Token);

        (await WithPassword()).ShouldBe(1);

        Task<int> WithPassword() => exchange.InDatabase((db, token) => db.Users.CountAsync(u => u.PasswordHash != null, token), Token);
    }

    [Fact]
    public void No_two_listings_share_eight_words_in_a_row()
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var shared = new List<string>();
        foreach (var listing in DemoContent.Listings())
        {
            var texts = Texts(listing).SelectMany(t => new[] { t.Vi, t.En }).OfType<string>().Append(listing.Ownership).Append(string.Join(' ', listing.Keywords));
            foreach (var run in texts.SelectMany(Runs).Distinct(StringComparer.Ordinal).Where(run => !first.TryAdd(run, listing.Key)))
            {
                shared.Add($"{first[run]} and {listing.Key}: {run}");
            }
        }

        first.Count.ShouldBeGreaterThan(15_000);
        shared.ShouldBeEmpty();
    }

    [Fact]
    public void Eight_words_in_a_row_are_told_whatever_their_case_and_punctuation()
    {
        Runs("Một, hai; BA bốn – năm «sáu» bảy.\n- Tám chín").ShouldBe(["một hai ba bốn năm sáu bảy tám", "hai ba bốn năm sáu bảy tám chín"]);
        Runs("một hai ba bốn năm sáu bảy").ShouldBeEmpty();
    }

    private static IEnumerable<DemoText> Texts(DemoListing listing) =>
        new[] { listing.Title, listing.Summary, listing.Problem, listing.Advantage, listing.Description, listing.Dossier?.ExistingSolutions, listing.Dossier?.Economics, listing.Dossier?.Evidence }.OfType<DemoText>();

    private static IEnumerable<string> Runs(string text)
    {
        var words = Word().Matches(text.Normalize().ToLowerInvariant()).Select(m => m.Value).ToArray();
        return Enumerable.Range(0, Math.Max(0, words.Length - Run + 1)).Select(i => string.Join(' ', words[i..(i + Run)]));
    }

    private Task<int[]> Counts() => demo.Exchange.InDatabase(async (db, token) => new[]
    {
        await db.Members.CountAsync(token), await db.Users.CountAsync(token), await db.Organisations.CountAsync(token), await db.Listings.CountAsync(token), await db.Demands.CountAsync(token),
        await db.Negotiations.CountAsync(token), await db.Mandates.CountAsync(token), await db.Deals.CountAsync(token), await db.Changes.CountAsync(token), await db.Outbox.CountAsync(token),
    }, Token);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
