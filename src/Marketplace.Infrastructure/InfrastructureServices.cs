using System.Globalization;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Infrastructure.Announcements;
using Marketplace.Infrastructure.Database.Sqlite;
using Marketplace.Infrastructure.Database.SqlServer;
using Marketplace.Infrastructure.Documents;
using Marketplace.Infrastructure.Files;
using Marketplace.Infrastructure.Mail;
using Marketplace.Infrastructure.Meaning;
using Marketplace.Infrastructure.Search.Elasticsearch;
using Marketplace.Infrastructure.Search.Embedded;
using Marketplace.Infrastructure.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure;

public static class InfrastructureServices
{
    /// <summary>
    /// Database, search, mail and files, by configuration: "Data:Folder" (default ./data), "Database:Provider" (Sqlite or SqlServer),
    /// "Database:Connection", "Files:Folder" (default below the data), "Mail:*".
    /// </summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["Data:Folder"] ?? "data");
        Directory.CreateDirectory(folder);
        AddDatabase(services, configuration, folder);
        AddMail(services, configuration, folder);
        services.AddSingleton<IAnnouncer, Announcer>();
        services.AddSingleton<ITableReader, TableReader>();
        services.AddSingleton<ITableWriter, TableWriter>();
        services.AddSingleton<IPaperWriter, WordPaperWriter>();
        services.AddSingleton<IFileStore>(provider => new FolderFileStore(configuration["Files:Folder"] ?? Path.Combine(folder, "files"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IPictureMaker, SkiaPictures>();
        services.AddSingleton<IDocumentCleaner, DocumentCleaner>();
        services.AddSingleton<IWatermark, Watermark>();
        AddSearch(services, configuration, folder);
        services.AddMeaning(configuration, folder);

        // One name for every process, or links and cookies made by one are not understood by the other.
        services.AddDataProtection().SetApplicationName("Marketplace").PersistKeysToDbContext<MarketplaceDb>();
        return services;
    }

    /// <summary>"Search:Engine": Lucene, in the process (default), with its "Search:Folder"; or Elasticsearch.</summary>
    private static void AddSearch(IServiceCollection services, IConfiguration configuration, string folder)
    {
        switch (configuration["Search:Engine"] ?? "Lucene")
        {
            case "Lucene":
                services.AddSingleton<ISearchIndex>(provider => new LuceneSearchIndex(
                    Path.GetFullPath(configuration["Search:Folder"] ?? Path.Combine(folder, "search")), () => IdOfDatabase(provider), provider.GetRequiredService<ILogger<LuceneSearchIndex>>()));
                break;
            case "Elasticsearch":
                services.AddElasticsearch(configuration, IdOfDatabase);
                break;
            case var other:
                throw new InvalidOperationException($"Search:Engine is \"{other}\"; it must be Lucene or Elasticsearch.");
        }
    }

    private static string IdOfDatabase(IServiceProvider provider)
    {
        using var scope = provider.CreateScope();
        return scope.ServiceProvider.GetRequiredService<MarketplaceDb>().Settings.AsNoTracking().Single(s => s.Name == Setting.DatabaseId).Value;
    }

    /// <summary>A root is loaded with its parts by one query for each kind of part, so that two long lists are not multiplied.</summary>
    private static void AddDatabase(IServiceCollection services, IConfiguration configuration, string folder)
    {
        var connection = configuration["Database:Connection"];
        switch (configuration["Database:Provider"] ?? "Sqlite")
        {
            case "Sqlite":
                services.AddSingleton<SqlitePragmas>();
                services.AddDbContext<MarketplaceDb, SqliteMarketplaceDb>((provider, options) => options
                    .UseSqlite(connection ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "marketplace.db") }.ToString(), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                    .AddInterceptors(provider.GetRequiredService<SqlitePragmas>())

                    // SQLite alters a column by building its table anew with foreign keys off, which it does not do inside a transaction.
                    .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
                    .AddInterceptors(provider.GetServices<ISaveChangesInterceptor>()));
                break;
            case "SqlServer":
                services.AddDbContext<MarketplaceDb, SqlServerMarketplaceDb>((provider, options) => options
                    .UseSqlServer(connection ?? throw new InvalidOperationException("Database:Connection is not configured."), server =>
                    {
                        server.EnableRetryOnFailure();
                        server.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);
                        if (int.TryParse(configuration["Database:MaxBatchSize"], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
                        {
                            server.MaxBatchSize(size);
                        }
                    })
                    .AddInterceptors(provider.GetServices<ISaveChangesInterceptor>()));
                break;
            case var other:
                throw new InvalidOperationException($"Database:Provider is \"{other}\"; it must be Sqlite or SqlServer.");
        }
    }

    private static void AddMail(IServiceCollection services, IConfiguration configuration, string folder)
    {
        var options = configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        services.AddSingleton<IMailer>(options.Host is { Length: > 0 } host
            ? new SmtpMailer(host, options)
            : new OutboxFolder(Path.Combine(folder, "outbox"), options.Sender));
    }
}
