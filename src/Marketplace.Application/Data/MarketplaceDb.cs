using System.Data.Common;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using Marketplace.Domain.ReferenceData;
using Marketplace.Domain.SavedItems;
using Marketplace.Domain.Terminology;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Data;

/// <summary>The one model of both databases; each engine derives its own context with its own migrations.</summary>
public abstract class MarketplaceDb : IdentityUserContext<Account, Guid>, IDataProtectionKeyContext
{
    /// <summary>Longest text kept in an indexed column, so that keys stay under SQL Server's 900 bytes.</summary>
    public const int KeyLength = 200;

    protected MarketplaceDb(DbContextOptions options)
        : base(options)
    {
    }

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();

    public DbSet<Recovery> Recoveries => Set<Recovery>();

    public DbSet<Listing> Listings => Set<Listing>();

    public DbSet<TableImport> TableImports => Set<TableImport>();

    public DbSet<ImportRow> ImportRows => Set<ImportRow>();

    public DbSet<Demand> Demands => Set<Demand>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<DemandInvitation> DemandInvitations => Set<DemandInvitation>();

    public DbSet<Match> Matches => Set<Match>();

    public DbSet<MatchLook> MatchLooks => Set<MatchLook>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<Negotiation> Negotiations => Set<Negotiation>();

    public DbSet<Mandate> Mandates => Set<Mandate>();

    public DbSet<Deal> Deals => Set<Deal>();

    public DbSet<ReferenceItem> ReferenceItems => Set<ReferenceItem>();

    public DbSet<Concept> Concepts => Set<Concept>();

    public DbSet<Policy> Policies => Set<Policy>();

    public DbSet<ViolationCase> Cases => Set<ViolationCase>();

    public DbSet<SavedItem> SavedItems => Set<SavedItem>();

    public DbSet<Watch> Watches => Set<Watch>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<Disclosure> Disclosures => Set<Disclosure>();

    public DbSet<Opening> Openings => Set<Opening>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<PublicText> PublicTexts => Set<PublicText>();

    public DbSet<TextVector> TextVectors => Set<TextVector>();

    public DbSet<UnfoundText> UnfoundTexts => Set<UnfoundText>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>A collation that tells every two texts apart, for codes, tokens and unique keys.</summary>
    protected abstract string BinaryCollation { get; }

    /// <summary>Committed changes after a position, in the order of their commits: none is ever skipped.</summary>
    public abstract IQueryable<ChangeRow> ChangesAfter(long position);

    /// <summary>Takes some of the oldest changes away: those that are read first, so that the log never has a hole.</summary>
    /// <returns>How many there were.</returns>
    public abstract Task<int> ForgetOldest(int most, long before, CancellationToken cancellationToken);

    /// <summary>Brings the database up to this version, where it is not yet. Of several processes one does it, and the others wait.</summary>
    public virtual async Task Migrate(CancellationToken cancellationToken)
    {
        if ((await Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await Database.MigrateAsync(cancellationToken);
        }
    }

    /// <summary>Counts anew how many rows each table and each key has, by which the engine chooses between its indexes. For an engine that does so by itself there is nothing to do.</summary>
    public virtual Task RefreshStatistics(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Two rows with one key: somebody else was first.</summary>
    public abstract bool IsUniqueViolation(DbException exception);

    /// <summary>Only the framework's own data-protection keys are saved synchronously.</summary>
    /// <exception cref="NotSupportedException">for anything else: events are published before a save, which is asynchronous.</exception>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries().All(e => e.Entity is DataProtectionKey)
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Saving is asynchronous: events are published before it.");

    /// <summary>Identity takes its schema version (3, with passkeys) from the services; a design-time factory has none, and its migrations would lack that table.</summary>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        base.OnConfiguring(optionsBuilder);
        if (optionsBuilder.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
        {
            optionsBuilder.UseApplicationServiceProvider(new ServiceCollection().Configure<IdentityOptions>(Schema).BuildServiceProvider());
        }
    }

    /// <summary>The one place that says which tables Identity has.</summary>
    internal static void Schema(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTime>();
        configurationBuilder.Properties<Version>().HaveConversion<VersionNumber>();
        foreach (var id in ((Type[])[.. typeof(Root).Assembly.GetTypes(), .. typeof(MarketplaceDb).Assembly.GetTypes()]).Where(t => t.IsValueType && t.IsAssignableTo(typeof(ITypedId))))
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(TypedIdValue<>).MakeGenericType(id));
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MarketplaceDb).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            Apply(entity);
        }
    }

    /// <summary>What holds for every table: cascades only in memory, versions as concurrency tokens, codes compared byte by byte.</summary>
    private void Apply(IMutableEntityType entity)
    {
        foreach (var key in entity.GetForeignKeys())
        {
            // SQL Server refuses two cascade paths (error 1785), and EF does not say so.
            key.DeleteBehavior = typeof(Part).IsAssignableFrom(entity.ClrType) ? DeleteBehavior.ClientCascade : DeleteBehavior.NoAction;
        }

        if (typeof(Root).IsAssignableFrom(entity.ClrType))
        {
            entity.FindProperty(nameof(Root.Version))!.IsConcurrencyToken = true;
        }

        foreach (var property in entity.GetIndexes().Where(i => i.IsUnique).SelectMany(i => i.Properties).Concat(entity.GetKeys().SelectMany(k => k.Properties)))
        {
            if (property.ClrType == typeof(string))
            {
                property.SetCollation(BinaryCollation);
                property.SetMaxLength(property.GetMaxLength() ?? KeyLength);
            }
        }
    }
}
