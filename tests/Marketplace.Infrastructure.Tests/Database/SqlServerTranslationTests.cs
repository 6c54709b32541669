using Marketplace.Domain.Listings;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Database;

/// <summary>A test on SQLite fails by a query that SQL Server would not take.</summary>
public sealed class SqlServerTranslationTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_query_that_only_SQLite_understands_fails() => (await Should.ThrowAsync<InvalidOperationException>(() => _exchange.InDatabase(
        (db, token) => db.Listings.Where(l => EF.Functions.Glob(l.Code, "HS-*")).ToListAsync(token), Token))).Message.ShouldContain("SQL Server");

    [Fact]
    public async Task A_value_that_only_SQLite_understands_fails() => (await Should.ThrowAsync<InvalidOperationException>(() => _exchange.InDatabase(
        (db, token) => db.Listings.CountAsync(l => EF.Functions.Glob(l.Code, "HS-*"), token), Token))).Message.ShouldContain("SQL Server");

    [Fact]
    public async Task A_row_for_which_its_whole_table_is_read_fails() => (await Should.ThrowAsync<InvalidOperationException>(() => _exchange.InDatabase(
        (db, token) => db.Negotiations.Select(n => new { n.Id, Listing = db.Listings.Where(l => l.Id == n.Listing).Select(l => new { l.Id, l.Code }).First() }).ToListAsync(token), Token)))
        .Message.ShouldStartWith("All Listings are numbered");

    [Fact]
    public async Task Rows_single_ones_values_and_deletions_are_all_translated()
    {
        var before = SqlServerTranslation.Count;
        ListingId[] ids = [ListingId.New()];
        var (name, since) = ("none of this name", DateTime.UtcNow);
        await _exchange.InDatabase(async (db, token) =>
        {
            await db.Listings.Where(l => ids.Contains(l.Id) && l.CreatedAt > since).Select(l => l.Revisions.Count).ToListAsync(token);
            await db.Settings.FirstOrDefaultAsync(s => s.Name == name, token);
            await db.Listings.Include(l => l.Revisions).SingleOrDefaultAsync(l => l.Id == ids[0], token);
            await db.Deals.AnyAsync(d => d.AgreedAt > since, token);
            await db.Deals.MaxAsync(d => (DateTime?)d.AgreedAt, token);
            await db.Changes.Where(c => c.At < since && c.Topic == name).ExecuteDeleteAsync(token);
        }, Token);

        (SqlServerTranslation.Count - before).ShouldBeGreaterThanOrEqualTo(6);
    }
}
