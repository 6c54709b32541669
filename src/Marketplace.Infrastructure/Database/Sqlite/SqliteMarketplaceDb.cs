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
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    protected override string BinaryCollation => "BINARY";

    /// <summary>AUTOINCREMENT follows commits, since there is one writer at a time.</summary>
    public override IQueryable<ChangeRow> ChangesAfter(long position) => Changes.AsNoTracking().Where(c => c.Position > position).OrderBy(c => c.Position);

    /// <summary>A position is never given twice, also when no row is left.</summary>
    public override Task<int> ForgetOldest(int most, long before, CancellationToken cancellationToken) => Database.ExecuteSqlAsync(
        $"""DELETE FROM "Changes" WHERE "Position" IN (SELECT "Position" FROM "Changes" WHERE "Position" < {before} ORDER BY "Position" LIMIT {most})""", cancellationToken);

    /// <summary>
    /// EF keeps its lock as a row: a process that is killed while it migrates leaves it behind, and every later one waits for ever.
    /// Whoever holds an open file beside the database may take that row away.
    /// </summary>
    public override async Task Migrate(CancellationToken cancellationToken)
    {
        await using var alone = await Alone(new SqliteConnectionStringBuilder(Database.GetConnectionString()).DataSource + ".migrating", cancellationToken);
        await Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await base.Migrate(cancellationToken);
    }

    /// <summary>
    /// SQLite counts only when told to. Without counts it looked for twenty listings by their keys in the index of all that are published: 12 ms of 30,000 instead of 0.1.
    /// 0x2 counts what needs it, from a sample; 0x10000 looks at every table, not only at those that this connection has read.
    /// Connections read the counts when they open: those that wait for use are closed.
    /// </summary>
    /// <remarks>https://www.sqlite.org/pragma.html#pragma_optimize</remarks>
    public override async Task RefreshStatistics(CancellationToken cancellationToken)
    {
        await Database.ExecuteSqlRawAsync("PRAGMA optimize = 0x10002", cancellationToken);
        SqliteConnection.ClearPool((SqliteConnection)Database.GetDbConnection());
    }

    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: PrimaryKey or Unique };

    private static async Task<FileStream> Alone(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException held) when (held is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
