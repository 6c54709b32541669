using Marketplace.Application;
using Marketplace.Application.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
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

    private async Task Migrated()
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        await db.Migrate(Token);
        (await db.Database.GetPendingMigrationsAsync(Token)).ShouldBeEmpty();
        (await db.Members.CountAsync(Token)).ShouldBe(0);
    }
}
