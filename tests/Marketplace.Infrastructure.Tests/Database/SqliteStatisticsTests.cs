using Marketplace.Application;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Database;

public sealed class SqliteStatisticsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-statistics-").FullName;
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", _folder)]).Build();
        _services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        await InDatabase(db => db.Migrate(Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Also where the counts were taken before the rows came, and on a connection that was open then.</summary>
    [Fact]
    public async Task Some_listings_of_many_are_found_by_their_keys()
    {
        await Refresh();
        await InDatabase(Fill);
        (await PlanOfSome()).ShouldNotContain("sqlite_autoindex_Listings_1");

        await Refresh();

        (await PlanOfSome()).ShouldContain("SEARCH l USING INDEX sqlite_autoindex_Listings_1 (Id=?)");
    }

    private static async Task Fill(MarketplaceDb db)
    {
        await db.Database.OpenConnectionAsync(Token);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF;", Token);
        await db.Database.ExecuteSqlRawAsync(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
            INSERT INTO "Listings" ("Id", "Code", "Organisation", "Status", "IsDemo", "CreatedAt", "Version")
            SELECT hex(randomblob(16)), 'CN-' || i, '8F000000-0000-0000-0000-000000000000', 1, 0, '2026-09-01 00:00:00', 1 FROM n
            """, Token);
    }

    private Task Refresh() => _services.GetRequiredService<RefreshStatistics>().Refresh(Token);

    private async Task<string> PlanOfSome()
    {
        var plan = new List<string>();
        await InDatabase(async db =>
        {
            var ids = Enumerable.Range(0, 20).Select(_ => ListingId.New()).ToArray();
            var status = new[] { ListingStatus.Published, ListingStatus.Reserved };
            await using var command = db.Listings.AsNoTracking().Where(l => status.Contains(l.Status) && ids.Contains(l.Id)).Select(l => l.Code).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            await db.Database.OpenConnectionAsync(Token);
            await using var reader = await command.ExecuteReaderAsync(Token);
            while (await reader.ReadAsync(Token))
            {
                plan.Add(reader.GetString(3));
            }
        });
        return string.Join('\n', plan);
    }

    private async Task InDatabase(Func<MarketplaceDb, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<MarketplaceDb>());
    }
}
