using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

public sealed class SearchTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task What_is_typed_is_completed_and_chosen_by_the_keyboard(string language, int width)
    {
        await using var visitor = await site.NewVisitor(language, width: width);
        await visitor.Open("/search");
        var box = visitor.Page.Locator("#search-box");
        await box.PressSequentiallyAsync("nuoc");
        var options = visitor.Page.GetByRole(AriaRole.Option);
        await Expect(options.First).ToBeVisibleAsync();
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await visitor.Inspect();

        await box.PressAsync("ArrowDown");
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await options.First.GetAttributeAsync("id"))!);
        await box.PressAsync("Escape");
        await Expect(options).ToHaveCountAsync(0);
        await Expect(box).ToHaveValueAsync("nuoc");
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "false");

        await box.PressSequentiallyAsync(" ");
        await Expect(options.First).ToBeVisibleAsync();
        await box.PressAsync("ArrowUp");
        await Expect(options.Last).ToHaveAttributeAsync("aria-selected", "true");
        await box.PressAsync("ArrowDown");
        await box.PressAsync("ArrowDown");
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        var chosen = (await options.First.GetAttributeAsync("data-text"))!;
        await box.PressAsync("Enter");
        await Expect(visitor.Page.Locator("#search-box")).ToHaveValueAsync(chosen);
        await Expect(visitor.Page).ToHaveTitleAsync(new Regex(Regex.Escape(chosen), RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(visitor.Page.Locator("article.item").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task Staff_read_what_is_sought_and_not_found(string language, int width)
    {
        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk/unfound");
        await staff.IsOn("Tìm mà không thấy", "Searched and not found");
        await staff.Sees("Chưa có nội dung nào được tìm nhiều mà không thấy", "Nothing has been searched for often and not found yet");
        await staff.Inspect();
    }

    [Fact]
    public async Task A_suggestion_is_clicked_and_goes_on_being_suggested_after_enhanced_navigation()
    {
        await using var visitor = await site.NewVisitor();
        await visitor.Open("/");
        await visitor.Page.Locator("#home-search").PressSequentiallyAsync("nước");
        await visitor.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await visitor.IsOn("Công nghệ", "Technologies");
        await Expect(visitor.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);

        var box = visitor.Page.Locator("#search-box");
        await box.FillAsync("");
        await box.PressSequentiallyAsync("nước");
        await Expect(visitor.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await visitor.Page.Locator("h1").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("vi", "nuoc thaii")]
    [InlineData("en", "wastewatr")]
    public async Task A_mistyped_search_leads_to_the_one_that_was_meant(string language, string typed)
    {
        await using var visitor = await site.NewVisitor(language, javaScript: false);
        await visitor.Open("/search?q=" + Uri.EscapeDataString(typed));
        await visitor.Sees("Có phải bạn tìm:", "Did you mean:");
        await visitor.Page.Locator("main p a b").ClickAsync();
        await Expect(visitor.Page.Locator("mark").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task Filters_stand_as_chips_and_are_taken_away_again(string language, int width)
    {
        await using var visitor = await site.NewVisitor(language, width: width);
        await visitor.Open("/search?q=nuoc&trl=7-9&confirmed=30");
        var chips = visitor.Page.Locator("main section a.chip:has(span.hidden)");
        await Expect(chips).ToHaveCountAsync(2);
        await visitor.Inspect();
        if (width < 600)
        {
            await Expect(visitor.Page.Locator(".facets li a").First).ToBeHiddenAsync();
            await visitor.Page.Locator(".facets > summary").ClickAsync();
        }

        await Expect(visitor.Page.Locator(".facets li a[aria-current=true]")).ToHaveCountAsync(2);
        await chips.First.ClickAsync();
        await Expect(chips).ToHaveCountAsync(1);
        await visitor.Link("Bỏ mọi bộ lọc", "Clear all filters").First.ClickAsync();
        await Expect(chips).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("#search-box")).ToHaveValueAsync("nuoc");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task The_newest_are_paged_by_where_the_page_before_ended(string language)
    {
        await using var visitor = await site.NewVisitor(language, javaScript: false);
        await visitor.Open("/search");
        var items = visitor.Page.Locator("article.item h3 a");
        var (seen, next) = (new List<string>(), visitor.Page.Locator("nav.pager a[rel=next]"));
        while (true)
        {
            foreach (var item in await items.AllAsync())
            {
                seen.Add((await item.GetAttributeAsync("href"))!);
            }

            if (await next.CountAsync() == 0)
            {
                break;
            }

            await next.ClickAsync();
        }

        seen.Count.ShouldBeGreaterThan(20);
        seen.ShouldBeUnique();
        await visitor.Page.Locator("nav.pager a").First.ClickAsync();
        (await items.First.GetAttributeAsync("href")).ShouldBe(seen[0]);
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task Paging_leads_to_the_top_of_the_results_and_back_to_where_one_was(string language, int width)
    {
        await using var visitor = await site.NewVisitor(language, width: width);
        await visitor.Open("/search");
        var (first, heading) = (visitor.Page.Locator("article.item h3 a").First, visitor.Page.Locator("#results"));
        var shown = (await first.GetAttributeAsync("href"))!;
        await visitor.Inspect();
        await visitor.Page.Locator("nav.pager a[rel=next]").ClickAsync();
        await Expect(first).Not.ToHaveAttributeAsync("href", shown);
        await Expect(heading).ToBeFocusedAsync();
        await Expect(heading).ToBeInViewportAsync();
        await visitor.Inspect();

        await visitor.Page.GoBackAsync();
        await Expect(first).ToHaveAttributeAsync("href", shown);
        await Expect(visitor.Page.Locator("nav.pager a[rel=next]")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Choosing_a_facet_far_down_leads_to_the_top_of_the_results()
    {
        await using var visitor = await site.NewVisitor();
        await visitor.Open("/search?q=nuoc");
        await visitor.Page.Locator("details.facet").Last.Locator("summary").First.ClickAsync();
        await visitor.Page.Locator("details.facet").Last.Locator("li a").First.ClickAsync();
        await Expect(visitor.Page.Locator("main section a.chip:has(span.hidden)")).ToHaveCountAsync(1);
        await Expect(visitor.Page.Locator("#results")).ToBeFocusedAsync();
        await Expect(visitor.Page.Locator("#results")).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData("/search?q=nuoc&page=99")]
    [InlineData("/search?q=nuoc&page=0")]
    [InlineData("/demands?q=nuoc&page=40")]
    [InlineData("/organisations?page=50")]
    public async Task A_page_beyond_the_last_shows_the_last(string path)
    {
        await using var visitor = await site.NewVisitor(javaScript: false);
        await visitor.Open(path);
        await Expect(visitor.Page.Locator("article.item").First).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("main .notice.alert")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_suggested_organisation_is_opened()
    {
        await using var visitor = await site.NewVisitor();
        await visitor.Open("/search");
        await visitor.Page.Locator("#search-box").PressSequentiallyAsync("viện");
        await visitor.Page.Locator("[role=option][data-path]").First.ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/organisations/", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task What_is_not_found_can_be_posted_as_a_demand(string language)
    {
        await using var visitor = await site.NewVisitor(language);
        var problem = string.Join(' ', Enumerable.Repeat("zxqv wvzk", 190));
        await visitor.Open("/search?q=" + Uri.EscapeDataString(problem));
        await visitor.Sees("Không tìm thấy kết quả nào", "Nothing was found");
        await visitor.Inspect();
        (await visitor.Page.Locator("main .empty a").First.GetAttributeAsync("href"))!.ShouldContain(Uri.EscapeDataString(problem));
    }

    [Fact]
    public async Task Whatever_is_typed_is_answered_and_never_by_an_error_page()
    {
        await using var visitor = await site.NewVisitor();
        foreach (var typed in new[] { "\"", "AND OR NOT (", "*:*", "<script>alert(1)</script>", "\ud83d\ude80", "nu\u031bo\u031b\u0301c", "\u200b\u200d", new string('a', 2_500) })
        {
            (await visitor.Open("/search?q=" + Uri.EscapeDataString(typed))).Ok.ShouldBeTrue(typed);
            (await visitor.Open("/suggestions?kind=Listing&q=" + Uri.EscapeDataString(typed))).Ok.ShouldBeTrue(typed);
        }

        (await visitor.Open("/suggestions?kind=nothing&q=nuoc")).Ok.ShouldBeTrue();
        (await visitor.Open("/suggestions")).Ok.ShouldBeTrue();
    }
}
