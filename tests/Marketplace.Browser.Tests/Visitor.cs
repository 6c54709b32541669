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
    private const int PhoneWidth = 360;
    private static int s_pictures;
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

    /// <summary>Where this visitor is, without their language.</summary>
    public string PathHere => new Uri(Page.Url).AbsolutePath[(_language == "en" ? "/en".Length : 0)..];

    public async Task<IResponse> Open(string path) => (await Page.GotoAsync(Path(path)))!;

    /// <summary>What this visitor reads in their language.</summary>
    public string Say(string vi, string en) => _language == "en" ? en : vi;

    public ILocator Button(string vi, string en) => Page.GetByRole(AriaRole.Button, new() { Name = Say(vi, en), Exact = true });

    /// <summary>A link of the header or the page; the footer repeats some of them.</summary>
    public ILocator Link(string vi, string en) => Page.Locator("header, main").GetByRole(AriaRole.Link, new() { Name = Say(vi, en), Exact = true });

    public ILocator Field(string vi, string en) => Page.GetByLabel(Say(vi, en), new() { Exact = true });

    /// <summary>Waits for the page of this heading; enhanced navigation changes the address before the content.</summary>
    public Task IsOn(string vi, string en) => Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Say(vi, en) })).ToBeVisibleAsync();

    public Task Sees(string vi, string en) => Sees(Say(vi, en));

    public Task Sees(string text) => Expect(Page.GetByRole(AriaRole.Main).GetByText(text).First).ToBeVisibleAsync();

    /// <summary>Searches and opens the first find. The index follows a decision within a second: asked again until then, a bounded number of times.</summary>
    public async Task FindListing(string words)
    {
        var finds = Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link);
        for (var tries = 0; tries < 100 && (tries == 0 || await finds.CountAsync() == 0); tries++)
        {
            await Open("/search?q=" + Uri.EscapeDataString(words));
        }

        await finds.First.ClickAsync();
        await Expect(Page).ToHaveURLAsync(ListingPage());
        await Expect(Page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
    }

    /// <summary>A reviewer ticks every point of the demand that is open and approves it.</summary>
    public async Task ApproveDemand()
    {
        foreach (var point in Application.Approvals.ReviewChecklist.Demand)
        {
            await Page.Locator($"#check-{point}").CheckAsync();
        }

        await Button("Duyệt bản này", "Approve this revision").ClickAsync();
    }

    /// <summary>Types and leaves the field, as a person does.</summary>
    public static async Task Enter(ILocator field, string text)
    {
        await field.FillAsync(text);
        await field.BlurAsync();
    }

    /// <summary>Axe finds nothing serious on this page, in either theme, and neither here nor on a phone does it scroll sideways.</summary>
    public async Task Inspect()
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = theme });
            var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            found.Violations.Where(v => v.Impact is "serious" or "critical")
                .SelectMany(v => v.Nodes.Select(n => $"{theme} {Page.Url}: {v.Id}: {n.Html}")).ShouldBeEmpty();
            await TakePicture(theme);
        }

        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Null });
        await FitsItsWidth();
        if (Page.ViewportSize is { Width: > PhoneWidth } size)
        {
            await Page.SetViewportSizeAsync(PhoneWidth, size.Height);
            await FitsItsWidth();
            await TakePicture(ColorScheme.Null);
            await Page.SetViewportSizeAsync(size.Width, size.Height);
        }
    }

    private async Task FitsItsWidth() =>
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{Page.Url} scrolls sideways at {Page.ViewportSize!.Width} px");

    /// <summary>For whoever wants to look at all pages: written into the folder that MARKETPLACE_PICTURES names.</summary>
    private async Task TakePicture(ColorScheme theme)
    {
        if (Environment.GetEnvironmentVariable("MARKETPLACE_PICTURES") is { Length: > 0 } folder)
        {
            var name = string.Join('-', new Uri(Page.Url).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("home"));
            await Page.ScreenshotAsync(new() { FullPage = true, Path = System.IO.Path.Combine(folder, $"{Interlocked.Increment(ref s_pictures):000}-{_language}-{name}-{Page.ViewportSize!.Width}-{theme}.png") });
        }
    }

    public async Task SignIn(string mail, string password)
    {
        await Open("/account/sign-in");
        await EnterAs(mail, password);
        await Expect(Page).Not.ToHaveURLAsync(SignInPage());
    }

    /// <summary>Fills in and sends the form of the sign-in page that is open.</summary>
    public async Task EnterAs(string mail, string password)
    {
        await Field("Địa chỉ thư điện tử", "Mail address").FillAsync(mail);
        await Field("Mật khẩu", "Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = Say("Đăng nhập", "Sign in"), Exact = true }).ClickAsync();
    }

    /// <summary>Through one's own menu, as on any page.</summary>
    public async Task SignOut()
    {
        await Page.Locator("details.account summary").ClickAsync();
        await Button("Đăng xuất", "Sign out").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = Say("Đăng nhập", "Sign in"), Exact = true })).ToBeVisibleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _complaints.ShouldBeEmpty();
    }

    /// <summary>Waits until the address ends so; enhanced navigation loads no page, so there is no load to wait for.</summary>
    public Task IsAt(string path) => Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    [GeneratedRegex("/listings/HS-")]
    private static partial Regex ListingPage();

    [GeneratedRegex("sign-in")]
    private static partial Regex SignInPage();
}
