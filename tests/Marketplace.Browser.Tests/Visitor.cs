using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>Somebody in front of a browser. What their console complained of, the content policy included, fails the test at the end.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _language;
    private readonly List<string> _complaints = [];

    internal Visitor(IBrowserContext context, IPage page, string language)
    {
        _context = context;
        _language = language;
        Page = page;
        page.Console += (_, message) =>
        {
            // The browser itself reports each answer that is no success; which pages those are, the tests say.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>A path on the side of this visitor's language.</summary>
    public string Path(string path) => _language == "en" ? "/en" + path : path;

    public async Task<IResponse> Open(string path) => (await Page.GotoAsync(Path(path)))!;

    /// <summary>Axe finds nothing serious on this page, in either theme, and it does not scroll sideways.</summary>
    public async Task Inspect()
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = theme });
            var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            found.Violations.Where(v => v.Impact is "serious" or "critical")
                .SelectMany(v => v.Nodes.Select(n => $"{theme} {Page.Url}: {v.Id}: {n.Html}")).ShouldBeEmpty();
        }

        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Null });
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{Page.Url} scrolls sideways");
    }

    public async Task SignIn(string mail, string password)
    {
        await Open("/account/sign-in");
        await Page.Locator("input[type=email]").FillAsync(mail);
        await Page.Locator("input[type=password]").FillAsync(password);
        await Page.Locator("main form button").First.ClickAsync();
        await Expect(Page).Not.ToHaveURLAsync(SignInPage());
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _complaints.ShouldBeEmpty();
    }

    /// <summary>Waits until the address ends so; enhanced navigation loads no page, so there is no load to wait for.</summary>
    public Task IsAt(string path) => Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    [GeneratedRegex("sign-in")]
    private static partial Regex SignInPage();
}
