using System.Data.Common;
using Marketplace.Application;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Database.Sqlite;
using Marketplace.Infrastructure.Database.SqlServer;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Database;

/// <summary>One model, two engines: their migrations are in step, and what SQL Server alone refuses is refused here.</summary>
public sealed class ModelTests : IAsyncLifetime
{
    /// <summary>SQL Server's longest key, in bytes.</summary>
    private const int LongestKey = 900;

    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-model-").FullName;
    private readonly List<ServiceProvider> _providers = [];

    public static TheoryData<string> Engines => ["Sqlite", "SqlServer"];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            await provider.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Migrations_are_up_to_date(string engine) => Open(engine).Database.HasPendingModelChanges().ShouldBeFalse();

    [Theory]
    [MemberData(nameof(Engines))]
    public void Each_engine_has_its_own_context(string engine) =>
        Open(engine).GetType().ShouldBe(engine == "Sqlite" ? typeof(SqliteMarketplaceDb) : typeof(SqlServerMarketplaceDb));

    [Theory]
    [MemberData(nameof(Engines))]
    public void Nothing_cascades_in_the_database(string engine)
    {
        var keys = Model(engine).GetEntityTypes().SelectMany(e => e.GetForeignKeys()).ToArray();
        keys.Length.ShouldBeGreaterThan(10);
        keys.ShouldAllBe(k => k.DeleteBehavior == DeleteBehavior.NoAction || k.DeleteBehavior == DeleteBehavior.ClientCascade);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Unique_texts_are_compared_byte_by_byte(string engine)
    {
        var texts = Model(engine).GetEntityTypes().SelectMany(e => e.GetIndexes()).Where(i => i.IsUnique).SelectMany(i => i.Properties).Where(p => p.ClrType == typeof(string)).ToArray();
        texts.ShouldNotBeEmpty();
        texts.ShouldAllBe(p => p.GetCollation() == "BINARY" || p.GetCollation() == "Latin1_General_100_BIN2");
    }

    [Fact]
    public void Keys_stay_under_the_servers_limit()
    {
        var wide = Model("SqlServer").GetEntityTypes().SelectMany(e => e.GetIndexes().Select(i => (Name: e.Name + "." + i.Name, i.Properties)))
            .Where(k => k.Properties.Sum(Bytes) > LongestKey).Select(k => k.Name).ToArray();
        wide.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Every_root_has_its_version_as_a_token(string engine)
    {
        var roots = Model(engine).GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(Root))).ToArray();
        roots.Length.ShouldBeGreaterThan(5);
        roots.ShouldAllBe(r => r.FindProperty(nameof(Root.Version))!.IsConcurrencyToken);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Passkeys_have_their_table(string engine) => Model(engine).FindEntityType(typeof(IdentityUserPasskey<Guid>)).ShouldNotBeNull();

    [Fact]
    public void The_migrations_script_for_the_server_is_well_formed()
    {
        var script = Open("SqlServer").GetService<IMigrator>().GenerateScript();
        script.Length.ShouldBeGreaterThan(5_000);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        errors.Select(e => e.Message).ShouldBeEmpty();
    }

    [Fact]
    public void The_log_of_changes_is_read_below_the_oldest_open_transaction()
    {
        var sql = Open("SqlServer").ChangesAfter(42).Take(10).AsSingleQuery().ToQueryString();
        sql.ShouldContain("MIN_ACTIVE_ROWVERSION()");
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql[sql.IndexOf("SELECT", StringComparison.Ordinal)..]), out var errors);
        errors.Select(e => e.Message).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_beginning_of_the_log_is_forgotten_by_the_order_in_which_it_is_read()
    {
        var said = new SaidToServer();
        await using var db = new SqlServerMarketplaceDb(new DbContextOptionsBuilder<SqlServerMarketplaceDb>().UseSqlServer("Server=none").AddInterceptors(said).Options);
        (await db.ForgetOldest(10, before: 42, TestContext.Current.CancellationToken)).ShouldBe(1);
        said.Sql.ShouldNotBeNull().ShouldContain("ORDER BY [Stamp]");
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(said.Sql), out var errors);
        errors.Select(e => e.Message).ShouldBeEmpty();
    }

    private static int Bytes(IReadOnlyProperty property) => property.ClrType == typeof(string) ? 2 * (property.GetMaxLength() ?? LongestKey) : 16;

    private IModel Model(string engine) => Open(engine).GetService<IDesignTimeModel>().Model;

    private MarketplaceDb Open(string engine)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Data:Folder", _folder), new("Database:Provider", engine), new("Database:Connection", engine == "Sqlite" ? null : "Server=none")]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddApplication();
        services.AddInfrastructure(configuration);
        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider.CreateScope().ServiceProvider.GetRequiredService<MarketplaceDb>();
    }

    /// <summary>Keeps what would be sent, and sends nothing.</summary>
    private sealed class SaidToServer : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public string? Sql { get; private set; }

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Sql = command.CommandText;
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
        }
    }
}
