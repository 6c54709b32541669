using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>Some listings of the demonstration have not been confirmed for more than 75 days: their organisations were written to.</summary>
public sealed class ConfirmationTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task From_the_letter_listings_are_confirmed_by_one_click_without_signing_in()
    {
        await using var reader = await site.NewVisitor(width: 360);
        var link = await site.Mailbox.LinkTo("listings/confirm", "daidien.vcn@demo.example");
        await reader.Page.GotoAsync(site.Address.AbsoluteUri.TrimEnd('/') + new Uri(link).PathAndQuery);
        await reader.IsOn("Xác nhận hồ sơ còn hiệu lực", "");
        await reader.Sees("Hệ thống xử lý nước thải dệt nhuộm bằng màng MBR tiết kiệm năng lượng");
        await reader.Inspect();

        await reader.Button("Còn hiệu lực: xác nhận cả 2 hồ sơ", "").ClickAsync();
        await reader.Sees("Đã xác nhận 2 hồ sơ của");
        await Expect(reader.Page.GetByRole(AriaRole.Main).Locator("form")).ToHaveCountAsync(0);
        await reader.Inspect();

        await using var supplier = await site.NewPerson("daidien.vcn", "vi");
        await supplier.Open("/my/listings?show=due");
        await supplier.Sees("Không có hồ sơ nào cần xác nhận lại");
        await reader.Page.GotoAsync(site.Address.AbsoluteUri.TrimEnd('/') + new Uri(link).PathAndQuery.Replace("key=", "key=x", StringComparison.Ordinal));
        await Expect(reader.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("ysh", "vi", true)]
    [InlineData("vnh", "en", false)]
    public async Task A_supplier_confirms_those_chosen_of_their_list(string organisation, string language, bool javaScript)
    {
        await using var supplier = await site.NewVisitor(language, javaScript);
        await supplier.SignIn($"daidien.{organisation}@demo.example", Application.Demo.DemoData.Password);
        await supplier.Open("/work");
        await supplier.Sees("Xác nhận hồ sơ còn hiệu lực", "Confirm that listings still hold");
        await supplier.Open("/my/listings");
        var due = supplier.Page.Locator("a.chip[href$='show=due']");
        await due.ClickAsync();
        await supplier.IsAt("show=due");
        var boxes = supplier.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Checkbox);
        await Expect(boxes.First).ToBeCheckedAsync();
        (await boxes.CountAsync()).ShouldBeGreaterThan(0);
        if (javaScript)
        {
            await supplier.Inspect();
        }

        foreach (var box in await boxes.AllAsync())
        {
            await box.UncheckAsync();
        }

        var confirm = supplier.Button("Còn hiệu lực: xác nhận hồ sơ đã chọn", "Still hold: confirm those chosen");
        await confirm.ClickAsync();
        await Expect(supplier.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        foreach (var box in await boxes.AllAsync())
        {
            await box.CheckAsync();
        }

        await confirm.ClickAsync();
        await supplier.Sees("Không có hồ sơ nào cần xác nhận lại", "Nothing to confirm again");
    }
}
