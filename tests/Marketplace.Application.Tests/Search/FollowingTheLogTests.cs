using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Search;

/// <summary>The index follows the log of changes from its own checkpoint, and is built anew when it cannot.</summary>
public sealed class FollowingTheLogTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _supplier = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ISearchIndex Index => _exchange.Services.GetRequiredService<ISearchIndex>();

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task While_the_index_cannot_answer_the_newest_are_shown_with_a_notice()
    {
        var (older, newer) = (await _exchange.Publish(_supplier, "Cân điện tử"), await PublishLater("Đồng hồ nước"));

        var found = await Search("can dien tu");
        found.IsDegraded.ShouldBeTrue();
        found.Page.Items.Select(r => r.Code).ShouldBe([newer.Code, older.Code]);
        found.Page.Total.ShouldBe(2);
        (await _exchange.Visitor.Ask(new SearchDemands("can", NoFilters, SearchSort.Relevance, 1), Token)).Answer.IsDegraded.ShouldBeTrue();
        (await _exchange.Visitor.Ask(new SearchOrganisations("can", NoFilters, 1), Token)).Answer.IsDegraded.ShouldBeTrue();

        await Restarted().CatchUp(Token);
        found = await Search("can dien tu");
        found.IsDegraded.ShouldBeFalse();
        found.Page.Items.Select(r => r.Code).ShouldBe([older.Code]);
    }

    [Fact]
    public async Task Changes_are_taken_in_without_building_anew()
    {
        await Restarted().CatchUp(Token);
        var built = Folder();
        for (var i = 0; i < 3; i++)
        {
            await _exchange.Publish(_supplier, $"Máy bơm {i}");
            await Restarted().CatchUp(Token);
        }

        (await Search("may bom")).Page.Total.ShouldBe(3);
        Folder().ShouldBe(built);
    }

    [Fact]
    public async Task A_log_that_no_longer_reaches_back_to_the_checkpoint_means_building_anew()
    {
        await Restarted().CatchUp(Token);
        var checkpoint = Index.Checkpoint.Position;
        await _exchange.Publish(_supplier, "Lò hơi");
        await _exchange.Publish(_supplier, "Lò đốt");
        await _exchange.InDatabase((db, token) => db.Changes.Where(c => c.Position <= checkpoint + 1).ExecuteDeleteAsync(token), Token);

        await Restarted().CatchUp(Token);

        (await Search("lo")).Page.Total.ShouldBe(2);
    }

    [Fact]
    public async Task Of_old_changes_only_the_newest_is_kept()
    {
        await _exchange.Publish(_supplier, "Lò hơi");
        var last = await Last();
        await Forget();
        (await Positions()).Count.ShouldBeGreaterThan(1);

        _exchange.Clock.Advance(ChangeRow.Kept + TimeSpan.FromHours(1));
        await Forget();
        (await Positions()).ShouldBe([last]);

        await _exchange.Publish(_supplier, "Lò đốt");
        (await Positions()).ShouldSatisfyAllConditions(p => p[0].ShouldBe(last), p => p[1].ShouldBe(last + 1));
        _exchange.Clock.Advance(TimeSpan.FromHours(2));
        await Forget();
        (await Positions()).ShouldSatisfyAllConditions(p => p[0].ShouldBe(last), p => p.Count.ShouldBeGreaterThan(1));
    }

    [Fact]
    public async Task Many_old_changes_are_forgotten_without_a_hole_whatever_a_clock_said()
    {
        await _exchange.InDatabase(async (db, token) =>
        {
            var now = _exchange.Clock.GetUtcNow().UtcDateTime;
            db.AddRange(Enumerable.Range(0, 2_500).Select(i => new ChangeRow { Topic = "Test", Subject = Guid.NewGuid(), Version = 0, At = i == 700 ? now.AddYears(5) : now }));
            await db.SaveChangesAsync(token);
        }, Token);
        var last = await Last();
        _exchange.Clock.Advance(ChangeRow.Kept + TimeSpan.FromHours(1));
        await Forget();
        (await Positions()).ShouldBe([last]);
    }

    [Fact]
    public async Task An_index_that_holds_everything_is_not_built_anew_when_all_changes_are_old()
    {
        await _exchange.Publish(_supplier, "Lò hơi");
        await Restarted().CatchUp(Token);
        var built = Folder();
        _exchange.Clock.Advance(ChangeRow.Kept + TimeSpan.FromHours(1));
        await Forget();
        await Restarted().CatchUp(Token);
        Folder().ShouldBe(built);

        await _exchange.Publish(_supplier, "Lò đốt");
        await Restarted().CatchUp(Token);
        (await Search("lo")).Page.Total.ShouldBe(2);
        Folder().ShouldBe(built);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_index_that_fell_behind_what_is_kept_is_built_anew(bool isRestarted)
    {
        var follower = Restarted();
        await follower.CatchUp(Token);
        var built = Folder();
        await _exchange.Publish(_supplier, "Lò hơi");
        await _exchange.Publish(_supplier, "Lò đốt");
        _exchange.Clock.Advance(ChangeRow.Kept + TimeSpan.FromHours(1));
        await Forget();
        await _exchange.Publish(_supplier, "Lò sấy");

        await (isRestarted ? Restarted() : follower).CatchUp(Token);

        Folder().ShouldNotBe(built);
        (await Search("lo")).Page.Total.ShouldBe(3);
    }

    [Fact]
    public async Task A_database_that_ends_before_the_checkpoint_means_building_anew()
    {
        await _exchange.Publish(_supplier, "Nồi hấp");
        await Restarted().CatchUp(Token);
        var last = Index.Checkpoint.Position;
        await Index.Apply([new IndexChange(DocumentKind.Listing, Guid.NewGuid(), null)], last + 1_000, Token);

        await Restarted().CatchUp(Token);

        Index.Checkpoint.Position.ShouldBe(last);
        await _exchange.Publish(_supplier, "Nồi nấu");
        await Restarted().CatchUp(Token);
        (await Search("noi")).Page.Total.ShouldBe(2);
    }

    [Fact]
    public async Task A_renamed_organisation_is_found_with_what_it_offers()
    {
        // Once verified, a name stands.
        var unverified = await _exchange.NewPerson(Capability.Supplier, verified: false);
        var listing = await _exchange.Publish(unverified, "Tủ sấy");
        await Restarted().CatchUp(Token);
        await _exchange.InDatabase(async (db, token) =>
        {
            var organisation = await db.Organisations.SingleAsync(o => o.Id == unverified.Organisation, token);
            organisation.Describe(organisation.Profile with { Name = new Bilingual("Viện Zeolit", null) });
            await db.SaveChangesAsync(token);
        }, Token);
        await Restarted().CatchUp(Token);

        (await Search("zeolit")).Page.Items.Single().Code.ShouldBe(listing.Code);
    }

    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = new(StringComparer.Ordinal);

    /// <summary>The follower as another process would begin.</summary>
    private IndexFollower Restarted() => new(_exchange.Services.GetRequiredService<IServiceScopeFactory>(), Index);

    private Task Forget() => _exchange.Services.GetRequiredService<ForgetOldChanges>().Forget(Token);

    private Task<List<long>> Positions() => _exchange.InDatabase((db, token) => db.ChangesAfter(0).Select(c => c.Position).ToListAsync(token), Token);

    private async Task<long> Last() => (await Positions())[^1];

    private string Folder() => Directory.GetDirectories(Path.Combine(_exchange.Folder, "search")).Single();

    private Task<Listing> PublishLater(string title)
    {
        _exchange.Clock.Advance(TimeSpan.FromHours(1));
        return _exchange.Publish(_supplier, title);
    }

    private async Task<FoundListings> Search(string text) => (await _exchange.Visitor.Ask(new SearchListings(text, NoFilters, SearchSort.Relevance, 1), Token)).Answer;
}
