using System.Text.RegularExpressions;
using Marketplace.Application.Demo;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>The whole way, by people in their own browsers: from a draft listing to a recorded deal.</summary>
public sealed class MainJobTests(Site site) : IClassFixture<Site>
{
    private const string Supplier = "daidien.vcn@demo.example";
    private const string Admin = "quantri1.san@demo.example";

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task A_technology_is_drafted_reviewed_published_and_found(string language)
    {
        // The mark stands in both languages' titles: each reader sees their own.
        var title = "MG" + Guid.NewGuid().ToString("N")[..8];
        await using var supplier = await site.NewVisitor(language);
        await supplier.SignIn(Supplier, DemoData.Password);
        await Draft(supplier, title);
        await Expect(supplier.Page.Locator("main [role=status]").Last).ToContainTextAsync(language == "vi" ? "Đã lưu lúc" : "Saved at");
        await supplier.Inspect();
        await supplier.Page.GetByRole(AriaRole.Button, new() { Name = language == "vi" ? "Gửi duyệt" : "Submit for review" }).ClickAsync();
        await supplier.IsAt("/my/listings");
        await Expect(supplier.Page.GetByText(title)).ToBeVisibleAsync();

        await using var admin = await site.NewVisitor(language);
        await admin.SignIn(Admin, DemoData.Password);
        await OpenReview(admin, title);
        await admin.Inspect();
        var reason = admin.Page.Locator("#reason");
        await reason.FillAsync("Xin ghi rõ công suất.");
        await admin.Field("Mẫu lý do", "Reasons to choose from").SelectOptionAsync("figures");
        await Expect(reason).ToHaveValueAsync(new Regex(language == "vi" ? "^Xin ghi rõ công suất.\n.*kèm đơn vị đo.$" : "^Xin ghi rõ công suất.\n.*with their units.$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = language == "vi" ? "Đề nghị sửa" : "Ask for changes" }).ClickAsync();
        await admin.IsAt("/desk");

        await supplier.Page.GetByText(title).ClickAsync();
        await Expect(supplier.Page.GetByText("Xin ghi rõ công suất.")).ToBeVisibleAsync();
        await Type(supplier, language == "vi" ? "TitleVi" : "TitleEn", $"{title} 500 l");
        await supplier.Page.GetByRole(AriaRole.Button, new() { Name = language == "vi" ? "Gửi duyệt" : "Submit for review" }).ClickAsync();
        await supplier.IsAt("/my/listings");

        await OpenReview(admin, title);
        foreach (var point in await admin.Page.Locator("aside input[type=checkbox]").AllAsync())
        {
            await point.CheckAsync();
        }

        await admin.Page.GetByRole(AriaRole.Button, new() { Name = language == "vi" ? "Duyệt bản này" : "Approve this revision" }).ClickAsync();
        await admin.IsAt("/desk");

        await using var anyone = await site.NewVisitor(language);
        await anyone.FindListing(title);
        await Expect(anyone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"{title} 500 l");
    }

    private static async Task Draft(Visitor supplier, string title)
    {
        await supplier.Open("/my/listings/new");
        await Type(supplier, "TitleVi", $"Màng gốm lọc nước giếng {title}");
        await Type(supplier, "TitleEn", $"Ceramic membrane for well water {title}");
        await Type(supplier, "SummaryVi", "Màng gốm giữ lại sắt và asen trong nước giếng khoan.");
        await Type(supplier, "ProblemVi", "Nước giếng nhiễm sắt và asen ở vùng ven sông.");
        await supplier.Button("Phân loại", "Classification").ClickAsync();
        await supplier.Page.Locator("#field").SelectOptionAsync("207");
        await supplier.Button("Mức độ sẵn sàng và bằng chứng", "Readiness and evidence").ClickAsync();
        await supplier.Page.Locator("#trl").SelectOptionAsync("7");
        await supplier.Button("Quyền và giá", "Rights and price").ClickAsync();
        await supplier.Button("Thêm quyền chào *", "Add a right on offer *").ClickAsync();
        await supplier.Button("Chủ sở hữu và sở hữu trí tuệ", "Owners and IP").ClickAsync();
        await Type(supplier, "Ownership", "Đơn sáng chế 1-2026-01234");
        await Type(supplier, "ContactName", "Nguyễn Thị Hoa");
        await Type(supplier, "ContactPhone", "024 0000 0001");
    }

    private static Task Type(Visitor visitor, string field, string text) => visitor.Page.Locator("#" + field.ToLowerInvariant()).FillAsync(text);

    private static async Task OpenReview(Visitor admin, string title)
    {
        await admin.Open("/desk");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Expect(admin.Page.Locator("aside button").First).ToBeEnabledAsync();
    }
}
