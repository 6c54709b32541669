using System.Data.Common;
using Marketplace.Application.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Database.Sqlite;

/// <summary>The embedded database: one file, one writer at a time, readers beside it (WAL).</summary>
public sealed class SqliteMarketplaceDb(DbContextOptions<SqliteMarketplaceDb> options) : MarketplaceDb(options)
{
    private const int Constraint = 19;
    private const int PrimaryKey = 1555;
    private const int Unique = 2067;

    protected override string BinaryCollation => "BINARY";

    /// <summary>AUTOINCREMENT follows commits, since there is one writer at a time.</summary>
    public override IQueryable<ChangeRow> ChangesAfter(long position) => Changes.AsNoTracking().Where(c => c.Position > position).OrderBy(c => c.Position);

    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: PrimaryKey or Unique };
}
