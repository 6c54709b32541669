using System.Data.Common;
using Marketplace.Application.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Database.SqlServer;

/// <summary>The database of a site of several nodes.</summary>
public sealed class SqlServerMarketplaceDb(DbContextOptions<SqlServerMarketplaceDb> options) : MarketplaceDb(options)
{
    /// <summary>A unique index, and a unique constraint or key.</summary>
    private const int UniqueIndex = 2601;
    private const int UniqueKey = 2627;
    private const string Stamp = "Stamp";

    protected override string BinaryCollation => "Latin1_General_100_BIN2";

    /// <summary>
    /// By rowversion and only below the oldest open transaction: an identity is handed out before the commit,
    /// so a reader that follows identities skips rows that commit late, for ever.
    /// </summary>
    public override IQueryable<ChangeRow> ChangesAfter(long position) => Changes
        .FromSql($"""
            SELECT CAST([Stamp] AS bigint) AS [Position], [Topic], [Subject], [Version], [At], [Stamp]
            FROM [Changes]
            WHERE [Stamp] > CAST({position} AS binary(8)) AND [Stamp] < MIN_ACTIVE_ROWVERSION()
            """)
        .AsNoTracking()
        .OrderBy(c => c.Position);

    public override Task<int> ForgetOldest(int most, long before, CancellationToken cancellationToken) => Database.ExecuteSqlAsync(
        $"WITH [Oldest] AS (SELECT TOP ({most}) [Stamp] FROM [Changes] WHERE [Stamp] < CAST({before} AS binary(8)) ORDER BY [Stamp]) DELETE FROM [Oldest]", cancellationToken);

    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqlException { Number: UniqueIndex or UniqueKey };

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ChangeRow>().Property<byte[]>(Stamp).IsRowVersion();
        builder.Entity<ChangeRow>().HasIndex(Stamp);
    }
}
