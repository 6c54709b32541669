using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>Nhập hộ: staff write a first draft by the supplier's own form, and the organisation takes it over.</summary>
public sealed class PreparationTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task Staff_prepare_a_draft_and_its_organisation_takes_it_over(string language, int width)
    {
        var title = "NH" + Guid.NewGuid().ToString("N")[..8];
        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk/prepared");
        await staff.Page.Locator("#for").FillAsync("VCN");
        await staff.Button("Bắt đầu nhập hộ", "Begin a draft").ClickAsync();
        await Visitor.Enter(staff.Page.Locator("#titlevi"), title);
        await staff.Button("Lưu nháp", "Save draft").ClickAsync();
        await staff.Sees("Viện Công nghệ Nước", "Institute");
        await staff.Button("Báo cho đơn vị", "Tell the organisation").ClickAsync();
        await staff.IsAt("/desk/prepared");
        await staff.Sees("đã báo đơn vị", "organisation told");
        await staff.Inspect();

        await using var supplier = await site.NewPerson("daidien.vcn", language, width);
        await supplier.Open("/my/listings");
        await supplier.Sees("Sàn nhập hộ", "Prepared by the exchange");
        await supplier.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await supplier.Sees("Hãy đọc kỹ", "Please read it");
        await Visitor.Enter(supplier.Page.Locator("#titlevi"), title + " của đơn vị");
        await supplier.Button("Lưu nháp", "Save draft").ClickAsync();
        await Expect(supplier.Page.GetByText(supplier.Say("Hãy đọc kỹ", "Please read it"))).ToHaveCountAsync(0);

        await staff.Open("/desk/prepared");
        await staff.Sees("đơn vị đang sửa", "edited by the organisation");
    }
}
