using System.Text.Json;
using Marketplace.Application;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Application.Policies;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using Marketplace.Infrastructure;
using Marketplace.Infrastructure.Database.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Marketplace.TestSupport;

/// <summary>The whole application on a SQLite file of its own, with a clock that stands still until it is moved. One per test class or test.</summary>
public sealed class TestExchange : IAsyncDisposable
{
    /// <summary>Tuesday, 24 November 2026, 09:00 in Hanoi.</summary>
    public static readonly DateTimeOffset Beginning = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<byte[]>> Template = new(MakeTemplate);
    private readonly string _folder;
    private int _made;

    private TestExchange(string folder, bool demoIsShown, IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? services)
    {
        _folder = folder;
        Services = Build(folder, Clock, demoIsShown, settings, services);
    }

    public FakeTimeProvider Clock { get; } = new(Beginning);

    public ServiceProvider Services { get; }

    public string Folder => _folder;

    public IDispatcher Visitor => As(CallerTicket.Visitor(Language.Vi));

    public IDispatcher Job => As(CallerTicket.Job);

    /// <param name="demoIsShown">As in Development: demonstration data is counted, apart.</param>
    /// <param name="settings">Configuration beside the folder.</param>
    /// <param name="services">Registrations after all others.</param>
    public static async Task<TestExchange> Open(bool demoIsShown = false, IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? services = null)
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-test-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "marketplace.db"), await Template.Value);
        var exchange = new TestExchange(folder, demoIsShown, settings ?? [], services);
        await exchange.Services.GetRequiredService<ReferenceFollower>().CatchUp(CancellationToken.None);
        return exchange;
    }

    public IDispatcher As(CallerTicket ticket) => new Dispatcher(Services.GetRequiredService<IServiceScopeFactory>(), new GivenCaller(ticket));

    /// <summary>A new person, signed in, with a role in a new organisation.</summary>
    public async Task<Person> NewPerson(Capability capabilities, Role role = Role.Representative, bool verified = true)
    {
        var number = Interlocked.Increment(ref _made);
        var now = Clock.GetUtcNow().UtcDateTime;
        var organisation = new Organisation(
            OrganisationId.New(), $"TC{number}", $"{number:0000000000}",
            new OrganisationProfile { Name = new Bilingual($"Tổ chức {number}", $"Organisation {number}"), LegalKind = "enterprise", Province = "01" },
            capabilities, isDemo: false, now);
        if (verified)
        {
            organisation.Verify(now);
        }

        await InDatabase(async (db, token) =>
        {
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync(token);
        });
        return await Join(organisation.Id, role);
    }

    /// <summary>Another person of the same organisation.</summary>
    public async Task<Person> Join(OrganisationId organisationId, Role role)
    {
        var number = Interlocked.Increment(ref _made);
        var now = Clock.GetUtcNow().UtcDateTime;
        var member = new Member(MemberId.New(), $"Người {number}", $"person{number}@test.example", Language.Vi, now);
        foreach (var policy in await PoliciesToAccept())
        {
            member.Accept(policy, now);
        }

        var session = new Session(SessionId.New(), member.Id, now);
        var membership = MembershipId.New();
        await InDatabase(async (db, token) =>
        {
            var organisation = await db.Organisations.SingleAsync(o => o.Id == organisationId, token);
            organisation.Admit(membership, member.Id, role, now);
            db.AddRange(member, session);
            await db.SaveChangesAsync(token);
        });
        return new Person(this, new CallerTicket(Door.Http, Language.Vi, member.Id, session.Id, membership), member.Id, member.Mail, organisationId);
    }

    /// <summary>What the form of somebody who joins shows.</summary>
    public async Task<IReadOnlyList<PolicyId>> PoliciesToAccept() => [.. (await Visitor.Ask(new GetPoliciesToAccept(ToJoin: true))).Answer.Select(p => p.Id)];

    /// <summary>Looks into, or prepares, the database outside of any message.</summary>
    public async Task InDatabase(Func<MarketplaceDb, CancellationToken, Task> work, CancellationToken cancellationToken = default)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<MarketplaceDb>(), cancellationToken);
    }

    public async Task<T> InDatabase<T>(Func<MarketplaceDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<MarketplaceDb>(), cancellationToken);
    }

    /// <summary>The letters to an address that wait in the outbox, oldest first.</summary>
    public Task<List<Letter>> LettersTo(string mail, CancellationToken cancellationToken) => InDatabase(async (db, token) =>
        (await db.Outbox.AsNoTracking().Where(o => o.Lane == MailLane.Name).OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).ToListAsync(token))
            .ConvertAll(o => JsonSerializer.Deserialize<Letter>(o.Payload)!).FindAll(l => l.To == mail), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static ServiceProvider Build(string folder, TimeProvider clock, bool demoIsShown, IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? more)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", folder), .. settings]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddApplication();
        services.AddInfrastructure(configuration);
        services.AddSingleton(new DemoSwitch(demoIsShown));
        services.ConfigureDbContext<SqliteMarketplaceDb>(options => options.AddInterceptors(SqlServerTranslation.Instance));
        services.Replace(ServiceDescriptor.Singleton(clock));
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        more?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>One migrated and seeded database per run, copied for each test class.</summary>
    private static async Task<byte[]> MakeTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-template-").FullName;
        try
        {
            await using (var services = Build(folder, TimeProvider.System, demoIsShown: false, [], more: null))
            await using (var scope = services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
                await db.Migrate(CancellationToken.None);
                await DatabaseId.Ensure(db, CancellationToken.None);
                await SeedReferenceData.Into(db, CancellationToken.None);
                await SeedGlossary.Into(db, CancellationToken.None);
                await SeedPolicies.Into(db, TimeProvider.System, CancellationToken.None);
                await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            }

            SqliteConnection.ClearAllPools();
            return await File.ReadAllBytesAsync(Path.Combine(folder, "marketplace.db"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
