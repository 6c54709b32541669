using Shouldly;
using UglyToad.PdfPig;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>Technologies side by side, shared and printed; all of it without JavaScript.</summary>
public sealed class ComparisonTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task Technologies_are_ticked_compared_and_printed_on_one_page(string language, int width)
    {
        await using var visitor = await site.NewVisitor(language, javaScript: false, width: width);
        await visitor.Open("/search");
        var ticks = visitor.Page.Locator("input[name=codes]");
        var codes = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            codes.Add((await ticks.Nth(i).GetAttributeAsync("value"))!);
            await ticks.Nth(i).CheckAsync();
        }

        await visitor.Button("So sánh các mục đã chọn", "Compare what is ticked").ClickAsync();
        await visitor.Sees("Mỗi lần chỉ so sánh được 4 công nghệ.", "4 technologies can be compared at a time.");
        await visitor.Page.Locator("a.chip").First.ClickAsync();
        await Expect(visitor.Page.Locator("thead th")).ToHaveCountAsync(5);
        await visitor.Page.Locator("details.share summary").ClickAsync();
        await Expect(visitor.Page.Locator("details.share img")).ToHaveJSPropertyAsync("complete", true);

        await visitor.Link("Bản in một trang A4", "One A4 page to print").ClickAsync();
        await visitor.IsOn("So sánh công nghệ", "Compare technologies");
        await IsOnePage(visitor, codes[1]);

        await visitor.Open($"/listings/{codes[0]}/print");
        await IsOnePage(visitor, codes[0]);
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task The_comparison_and_the_sheets_are_easy_to_read(string language, int width)
    {
        await using var visitor = await site.NewVisitor(language, width: width);
        await visitor.Open("/search");
        var ticks = visitor.Page.Locator("input[name=codes]");
        var (first, second) = (await ticks.Nth(0).GetAttributeAsync("value"), await ticks.Nth(1).GetAttributeAsync("value"));
        await visitor.Open($"/compare?codes={first},{second},HS-00000000");
        await visitor.Sees("Không còn hiển thị trên Sàn: HS-00000000", "Not shown on the exchange: HS-00000000");
        await visitor.Inspect();
        await visitor.Link("Chỉ điểm khác nhau", "Differences only").ClickAsync();
        await Expect(visitor.Page.Locator("tbody tr").Filter(new() { HasText = visitor.Say("Giống nhau", "The same") })).ToHaveCountAsync(0);
        await visitor.Open($"/compare/print?codes={first},{second}");
        await visitor.Inspect();
        await visitor.Open($"/listings/{first}/print");
        await visitor.Inspect();
    }

    private static async Task IsOnePage(Visitor visitor, string code)
    {
        using var paper = PdfDocument.Open(await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        paper.NumberOfPages.ShouldBe(1);
        paper.GetPage(1).Text.ShouldContain(code);
    }
}
