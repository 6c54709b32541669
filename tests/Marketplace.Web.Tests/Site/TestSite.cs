using System.Globalization;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Infrastructure.Database.Sqlite;
using Marketplace.TestSupport;
using Marketplace.Web.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Marketplace.Web.Tests.Site;

/// <summary>The whole site on a data folder of its own, reached over HTTP. One per test class.</summary>
public sealed class TestSite : IAsyncDisposable
{
    public const string Password = "mat-khau-du-dai-2026";

    private readonly Factory _factory;
    private int _made;

    public TestSite()
        : this(attemptsPerMinute: 10_000)
    {
    }

    internal TestSite(int attemptsPerMinute, string? database = null, params IEnumerable<(string Name, string Value)> settings)
    {
        Folder = Directory.CreateTempSubdirectory("marketplace-site-").FullName;
        _factory = new Factory(Folder, attemptsPerMinute.ToString(CultureInfo.InvariantCulture), database ?? Path.Combine(Folder, "marketplace.db"), Commands, settings);
    }

    public string Folder { get; }

    /// <summary>What requests send to the database.</summary>
    public CommandsOfRequests Commands { get; } = new();

    public IServiceProvider Services => _factory.Services;

    /// <summary>A site that is configured otherwise.</summary>
    public static TestSite With(params IEnumerable<(string Name, string Value)> settings) => new(attemptsPerMinute: 10_000, database: null, settings);

    /// <summary>Another host on the same database, with a folder of its own for everything else, the index among it.</summary>
    public TestSite Beside() => new(attemptsPerMinute: 10_000, Path.Combine(Folder, "marketplace.db"));

    /// <summary>A browser without cookies that follows no redirect by itself.</summary>
    public Browser NewBrowser() => new(NewClient());

    public HttpClient NewClient() => _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    /// <summary>Somebody with an account, who may sign in with <see cref="Password"/>.</summary>
    public async Task<Account> NewAccount(string name = "Nguyễn Thị Thử", bool confirmed = true)
    {
        var mail = $"person{Interlocked.Increment(ref _made)}@test.example";
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var member = new Member(MemberId.New(), name, mail, Language.Vi, Now);
        foreach (var policy in await db.Policies.AsNoTracking().Select(p => p.Id).ToListAsync())
        {
            member.Accept(policy, Now);
        }

        db.Members.Add(member);
        var account = new Account { Id = member.Id.Value, UserName = mail, Email = mail, EmailConfirmed = confirmed };
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.ToString());
        }

        await db.SaveChangesAsync();
        return account;
    }

    /// <summary>An organisation represented by these people.</summary>
    public async Task<Organisation> NewOrganisation(string name, Capability capabilities, params IEnumerable<Account> people)
    {
        var number = Interlocked.Increment(ref _made);
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var organisation = new Organisation(
            OrganisationId.New(), $"TC{number}", $"{number:0000000000}",
            new OrganisationProfile { Name = new Bilingual(name, name + " Ltd"), LegalKind = "enterprise", Province = "01" }, capabilities, isDemo: false, Now);
        organisation.Verify(Now);
        foreach (var person in people)
        {
            organisation.Admit(MembershipId.New(), person.Member, Role.Representative, Now);
        }

        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation;
    }

    public async Task InDatabase(Func<MarketplaceDb, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<MarketplaceDb>());
    }

    /// <summary>Sends what waits, and reads every letter to the address, oldest first.</summary>
    public async Task<IReadOnlyList<string>> LettersTo(string mail)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MailLane>().WorkOff(CancellationToken.None);
        var letters = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "outbox"), "*.eml").Order(StringComparer.Ordinal))
        {
            using var letter = await MimeMessage.LoadAsync(file);
            if (letter.To.Mailboxes.Any(m => m.Address == mail))
            {
                letters.Add($"{letter.Subject}\n{letter.TextBody}");
            }
        }

        return letters;
    }

    /// <summary>Ends the host and leaves its folder as it lies.</summary>
    public ValueTask Stop() => _factory.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    public DateTime Now => Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    private sealed class Factory(string folder, string attempts, string database, CommandsOfRequests commands, IEnumerable<(string Name, string Value)> settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            Usual(builder);
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }
        }

        private void Usual(IWebHostBuilder builder) => builder.UseEnvironment("Production")
            .UseSetting("Data:Folder", folder)
            .UseSetting("Database:Connection", new SqliteConnectionStringBuilder { DataSource = database }.ToString())
            .UseSetting("Demo:Load", "false")
            .UseSetting("Passwords:IterationCount", "1000")
            .UseSetting("RateLimits:AccountPerMinute", attempts)
            .UseSetting("Site:Address", "http://localhost")

            // Letters are sent when a test says so.
            .ConfigureTestServices(services => services.Remove(services.Single(s => s.ImplementationType == typeof(OutboxWorker))))
            .ConfigureTestServices(services => services.ConfigureDbContext<SqliteMarketplaceDb>(options => options.AddInterceptors(SqlServerTranslation.Instance, commands)));
    }
}
