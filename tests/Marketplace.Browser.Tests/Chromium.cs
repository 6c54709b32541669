using Marketplace.Browser.Tests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Marketplace.Browser.Tests;

/// <summary>One browser for the whole run; each person in a test has a profile of their own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static bool IsHere => File.Exists(Executable);

    public async ValueTask InitializeAsync()
    {
        if (!IsHere)
        {
            return;
        }

        // Two cores may be busy with the other test projects.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A profile of its own. Skips the test where there is no browser; in CI that is a failure.</summary>
    public async Task<IBrowserContext> NewProfile(Uri address, bool javaScript, int width)
    {
        Assert.SkipUnless(IsHere || Environment.GetEnvironmentVariable("CI") == "true", "Chromium is not installed.");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
