using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>Staff hide a listing without a case, its owner reads why, and it is shown again.</summary>
public sealed class SuspensionTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280, "Mô hình dự báo ngập đường phố")]
    [InlineData("en", 360, "Hệ thống xử lý nước thải dệt nhuộm bằng màng MBR")]
    public async Task A_listing_is_suspended_with_a_reason_and_shown_again(string language, int width, string words)
    {
        await using var visitor = await site.NewVisitor();
        await visitor.FindListing(words);
        var code = visitor.PathHere.Split('/')[^1];
        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk/suspensions");
        await staff.Field("Mã hồ sơ (HS-…)", "Code of the listing (HS-…)").FillAsync(code);
        await staff.Button("Tìm hồ sơ", "Find the listing").ClickAsync();
        await staff.Page.Locator("#form-reason").FillAsync("Số liệu đang được kiểm tra.");
        await staff.Button("Tạm ngừng hiển thị", "Suspend").ClickAsync();
        await Expect(staff.Button("Cho hiện lại", "Show again")).ToBeVisibleAsync();
        await staff.Inspect();
        (await visitor.Open($"/listings/{code}")).Status.ShouldBe(404);

        await using var owner = await site.NewPerson("daidien.vcn", language, width);
        await owner.Open("/my/listings");
        await owner.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = code }).GetByRole(AriaRole.Link).First.ClickAsync();
        await owner.Sees("Số liệu đang được kiểm tra.");

        await staff.Button("Cho hiện lại", "Show again").First.ClickAsync();
        await Expect(staff.Button("Cho hiện lại", "Show again")).ToHaveCountAsync(0);
        (await visitor.Open($"/listings/{code}")).Status.ShouldBe(200);
    }
}
