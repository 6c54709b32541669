using System.Text.RegularExpressions;
using Marketplace.TestSupport;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

public sealed class PublicPagesTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Pages = ["/", "/search", "/search?q=cong+nghe+xu+ly+nuoc+thai&head=2", "/search?q=zzzzqqqq", "/demands", "/organisations", "/account/sign-in", "/account/sign-up", "/account/forgotten", "/styleguide"];

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("vi", 360)]
    [InlineData("en", 1280)]
    [InlineData("en", 360)]
    public async Task Every_public_page_is_accessible_in_both_themes(string language, int width)
    {
        await using var visitor = await site.NewVisitor(language, width: width);
        foreach (var path in Pages)
        {
            (await visitor.Open(path)).Ok.ShouldBeTrue(path);
            await visitor.Inspect();
        }

        foreach (var (list, item) in new[] { ("/search", "listings/HS-"), ("/demands", "demands/NC-"), ("/organisations", "organisations/V") })
        {
            await visitor.Open(list);
            await visitor.Page.Locator($"main a[href*='{item}']").First.ClickAsync();
            await Expect(visitor.Page).ToHaveURLAsync(new Regex(item, RegexOptions.None, TimeSpan.FromSeconds(1)));
            await Expect(visitor.Page.Locator("h1")).ToBeVisibleAsync();
            await visitor.Inspect();
        }
    }

    [Theory]
    [InlineData("vi", "xu ly nuoc thai det nhuom", "xử lý nước thải")]
    [InlineData("en", "textile wastewater", "wastewater")]
    public async Task A_technology_is_searched_and_read_without_JavaScript(string language, string words, string title)
    {
        await using var visitor = await site.NewVisitor(language, javaScript: false);
        await visitor.Open("/");
        await visitor.Page.Locator("input[name=q]").FillAsync(words);
        await visitor.Page.Locator("form[role=search] button").ClickAsync();
        await Expect(visitor.Page.Locator("mark").First).ToBeVisibleAsync();
        await visitor.Page.Locator(".facet a[href*='head=2']").First.ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("head=2", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await visitor.Page.Locator(".item a[href*='listings/']").First.ClickAsync();
        await Expect(visitor.Page.Locator("h1")).ToContainTextAsync(title);
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Demands_and_organisations_are_read_without_JavaScript(string language)
    {
        await using var visitor = await site.NewVisitor(language, javaScript: false);
        foreach (var (vi, en, item) in new[] { ("Nhu cầu", "Demands", "demands/NC-"), ("Tổ chức", "Organisations", "organisations/V") })
        {
            await visitor.Open("/");
            await visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = visitor.Say("Trình đơn chính", "Main menu") }).GetByRole(AriaRole.Link, new() { Name = visitor.Say(vi, en), Exact = true }).First.ClickAsync();
            await visitor.Page.Locator($"main a[href*='{item}']").First.ClickAsync();
            await Expect(visitor.Page).ToHaveURLAsync(new Regex(item, RegexOptions.None, TimeSpan.FromSeconds(1)));
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task The_same_page_stands_in_the_other_language()
    {
        await using var visitor = await site.NewVisitor();
        await visitor.Open("/demands");
        await visitor.Page.Locator("header a[hreflang=en]").First.ClickAsync();
        await visitor.IsAt("/en/demands");
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/listings/HS-00000000")]
    [InlineData("/demands/NC-00000000")]
    [InlineData("/organisations/NOBODY")]
    public async Task What_does_not_exist_is_said_in_the_sites_own_page(string path)
    {
        foreach (var language in new[] { "vi", "en" })
        {
            await using var visitor = await site.NewVisitor(language);
            (await visitor.Open(path)).Status.ShouldBe(404);
            await Expect(visitor.Page.Locator("h1")).ToBeVisibleAsync();
            await Expect(visitor.Page.Locator("header.top")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task The_readmes_picture_is_taken()
    {
        await using var visitor = await site.NewVisitor();
        await visitor.Open("/");
        var picture = await visitor.Page.ScreenshotAsync(new() { Type = ScreenshotType.Png });
        picture.Length.ShouldBeGreaterThan(20_000);
        if (Environment.GetEnvironmentVariable("MARKETPLACE_SCREENSHOTS") == "1")
        {
            await File.WriteAllBytesAsync(Path.Combine(Repository.Root, "tests", "screenshots", "home.png"), picture, TestContext.Current.CancellationToken);
        }
    }
}
