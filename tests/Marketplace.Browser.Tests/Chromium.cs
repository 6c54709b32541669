using Marketplace.Browser.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Marketplace.Browser.Tests;

/// <summary>One browser and one site with the demonstration for the whole run; each test opens contexts of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-browser-").FullName;
    private Factory? _factory;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static bool IsHere => File.Exists(Executable);

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _factory!.Services;

    public string Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        if (!IsHere)
        {
            return;
        }

        _factory = new Factory(_folder);
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
        // Two cores may be busy with the other test projects.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A visitor with a browser profile of their own. Skips the test where there is no browser; in CI that is a failure.</summary>
    public async Task<Visitor> NewVisitor(string language = "vi", bool javaScript = true, int width = 1280)
    {
        Assert.SkipUnless(IsHere || Environment.GetEnvironmentVariable("CI") == "true", "Chromium is not installed.");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return new Visitor(context, await context.NewPageAsync(), language);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
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
