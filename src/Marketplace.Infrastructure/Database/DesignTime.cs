using Marketplace.Infrastructure.Database.Sqlite;
using Marketplace.Infrastructure.Database.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Marketplace.Infrastructure.Database;

/// <summary>Lets `dotnet ef` make migrations without a database.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteMarketplaceDb>
{
    public SqliteMarketplaceDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMarketplaceDb>().UseSqlite("Data Source=design-time.db").Options);
}

/// <inheritdoc cref="SqliteDesignTime"/>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerMarketplaceDb>
{
    public SqlServerMarketplaceDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerMarketplaceDb>().UseSqlServer("Server=design-time").Options);
}
