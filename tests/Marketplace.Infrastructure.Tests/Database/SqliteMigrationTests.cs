using System.Globalization;
using Marketplace.Application;
using Marketplace.Application.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Database;

public sealed class SqliteMigrationTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-migration-").FullName;
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", _folder)]).Build();
        _services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>EF's own lock is a row, which outlives its process.</summary>
    [Fact]
    public async Task One_that_was_killed_is_no_hindrance_to_the_next()
    {
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "marketplace.db")}"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = """PRAGMA journal_mode = WAL; CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-25 00:00:00');""";
            await command.ExecuteNonQueryAsync(Token);
        }

        await Migrated().WaitAsync(TimeSpan.FromMinutes(1), Token);

        Directory.GetFiles(_folder, "*.migrating").ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_that_start_at_once_all_find_it_done() => await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Migrated, Token)));

    /// <summary>Demands approved before the column existed have their last day in the revision that the public reads.</summary>
    [Theory]
    [InlineData("""{"Title":{"Vi":"Khử mùi"},"Field":"405","Deadline":"2027-02-15"}""", "2027-02-15", "405")]
    [InlineData("""{"Title":{"Vi":"Khử mùi"}}""", null, null)]
    public async Task A_demand_of_long_ago_takes_its_last_day_from_its_public_revision(string content, string? until, string? field)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var before = db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_DemandsAndReviews", StringComparison.Ordinal)).Last();
        await db.GetService<IMigrator>().MigrateAsync(before, Token);
        await db.Database.OpenConnectionAsync(Token);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF;", Token);
        var (demand, revision) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Demands" ("Id", "Code", "Organisation", "Status", "IsDemo", "CreatedAt", "PublicRevision", "Version") VALUES ({demand}, 'NC-1', {Guid.CreateVersion7()}, 1, 0, '2026-09-01 00:00:00', {revision}, 3)""", Token);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "DemandRevisions" ("Id", "DemandId", "Number", "Content", "Status", "EditedAt") VALUES ({revision}, {demand}, 1, {content}, 3, '2026-09-01 00:00:00')""", Token);

        await db.Database.MigrateAsync(Token);

        var stored = await db.Demands.AsNoTracking().SingleAsync(Token);
        stored.ProposalsUntil.ShouldBe(until is null ? null : DateOnly.Parse(until, CultureInfo.InvariantCulture));
        stored.Latest.Field.ShouldBe(field);
        stored.Latest.History.ShouldBeEmpty();
    }

    private async Task Migrated()
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        await db.Migrate(Token);
        (await db.Database.GetPendingMigrationsAsync(Token)).ShouldBeEmpty();
        (await db.Members.CountAsync(Token)).ShouldBe(0);
    }
}
