using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>An officer leaves an institute: what they were in charge of is handed over, nothing is orphaned.</summary>
public sealed class HandoverTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vcn", "vi", 1280)]
    [InlineData("ysh", "en", 360)]
    public async Task A_leaving_officers_work_is_handed_over(string organisation, string language, int width)
    {
        var title = "BG" + Guid.NewGuid().ToString("N")[..8];
        await using var officer = await site.NewPerson($"chuyenvien.{organisation}", language, width);
        await officer.Open("/my/listings/new");
        await Visitor.Enter(officer.Page.Locator("#titlevi"), title);
        await officer.Button("Lưu nháp", "Save draft").ClickAsync();
        await Expect(officer.Link("Đổi cán bộ phụ trách", "Change who is in charge")).ToBeVisibleAsync();
        await officer.Open("/work?show=mine");
        await officer.Sees(title);

        await using var head = await site.NewPerson($"daidien.{organisation}", language, width);
        await head.Open("/work?show=mine");
        await Expect(head.Page.GetByRole(AriaRole.Main).GetByText(title)).ToHaveCountAsync(0);
        await head.Inspect();
        await head.Open("/organisation");
        await head.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"chuyenvien.{organisation}@demo.example" })
            .GetByRole(AriaRole.Link, new() { Name = head.Say("Cho rời tổ chức", "End membership") }).ClickAsync();
        await head.Sees(title);
        var end = head.Button("Xác nhận cho rời", "End it now");
        await end.ClickAsync();
        await head.Sees("Hãy chọn người nhận bàn giao", "Choose who takes over");
        await head.Inspect();

        var successor = head.Page.Locator("#form-successor");
        await successor.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await end.ClickAsync();
        await head.IsAt("/organisation");
        await Expect(head.Page.GetByText($"chuyenvien.{organisation}@demo.example")).ToHaveCountAsync(0);

        await head.Open("/my/listings");
        await head.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await head.Link("Đổi cán bộ phụ trách", "Change who is in charge").ClickAsync();
        await head.IsOn("Đổi cán bộ phụ trách", "Change who is in charge");
        await Expect(head.Page.Locator("#form-person")).Not.ToHaveValueAsync("");
        await head.Inspect();
        await head.Button("Lưu", "Save").ClickAsync();
        await Expect(head.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/my/listings/[0-9a-f-]{36}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }
}
