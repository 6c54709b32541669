using Marketplace.Application.Common;
using Marketplace.Application.Demo;
using Marketplace.Application.Search;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Marketplace.Browser.Tests;

/// <summary>The site with the demonstration, on a database, an index and a mailbox of its own; one for each test class.</summary>
public sealed class Site(Chromium chromium) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-browser-").FullName;
    private Factory? _factory;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Letters that the site sends.</summary>
    public Mailbox Mailbox { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Mailbox = new Mailbox(Path.Combine(_folder, "outbox"));
        if (Chromium.IsHere)
        {
            _factory = new Factory(_folder);
            _factory.UseKestrel(0);
            _factory.StartServer();
            Address = _factory.ClientOptions.BaseAddress;

            // Visitors come to a node that is ready for them.
            await _factory.Services.GetRequiredService<IndexFollower>().CaughtUp.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    /// <summary>The exchange's own job, which does at once what otherwise has its hour.</summary>
    public IDispatcher Job => new Dispatcher(_factory!.Services.GetRequiredService<IServiceScopeFactory>(), new GivenCaller(CallerTicket.Job));

    /// <summary>Somebody with a browser of their own.</summary>
    public async Task<Visitor> NewVisitor(string language = "vi", bool javaScript = true, int width = 1280)
    {
        var profile = await chromium.NewProfile(Address, javaScript, width);
        return new Visitor(profile, await profile.NewPageAsync(), language);
    }

    /// <summary>Somebody of the demonstration, signed in: "daidien.vcn".</summary>
    public async Task<Visitor> NewPerson(string name, string language, int width = 1280)
    {
        var person = await NewVisitor(language, width: width);
        await person.SignIn($"{name}@demo.example", DemoData.Password);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Factory(string folder) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Development")
            .UseSetting("Data:Folder", folder)
            .UseSetting("Demo:Load", "true")
            .UseSetting("Passwords:IterationCount", "1000")
            .UseSetting("RateLimits:AccountPerMinute", "10000");
    }
}
