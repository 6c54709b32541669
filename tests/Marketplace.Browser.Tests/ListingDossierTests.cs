using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>A supplier fills in the whole dossier, step by step, and sees it as the public will.</summary>
public sealed class ListingDossierTests(Site site) : IClassFixture<Site>
{
    private const string Supplier = "chuyenvien.vcn";

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task A_dossier_is_filled_in_step_by_step(string language, int width)
    {
        await using var supplier = await site.NewPerson(Supplier, language, width);
        await supplier.Open("/my/listings/new");
        await Type(supplier, "TitleVi", "Màng gốm giữ sắt");
        await Type(supplier, "TitleEn", "Iron-holding ceramic membrane");
        await supplier.Button("Thêm số liệu so sánh", "Add a figure").ClickAsync();
        await supplier.Field("Đại lượng (tiếng Việt)", "Measure (Vietnamese)").FillAsync("Sắt còn lại");
        await supplier.Field("Hiện nay", "Today").FillAsync("4,1 mg/l");
        await supplier.Field("Với công nghệ này", "With this technology").FillAsync("0,2 mg/l");
        await supplier.Inspect();

        // By keyboard alone: the next step is one key away, and its heading has the focus.
        await supplier.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await Expect(StepHeading(supplier, "Phân loại", "Classification")).ToBeFocusedAsync();
        await supplier.Page.Locator("#field").SelectOptionAsync("207");
        await Type(supplier, "Ipc", "C02F 1/44, B01D");
        await supplier.Page.Locator("#industry-E").CheckAsync();
        await supplier.Page.Locator("#object-machinery").CheckAsync();
        await supplier.Page.Locator("#transfer-class").SelectOptionAsync("restricted");
        await supplier.Inspect();

        await supplier.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await Expect(StepHeading(supplier, "Mức độ sẵn sàng và bằng chứng", "Readiness and evidence")).ToBeFocusedAsync();
        await supplier.Page.Locator("#trl").SelectOptionAsync("7");
        await Type(supplier, "TrlEvidence4", "Biên bản thử nghiệm 12/TN");
        await supplier.Inspect();

        await supplier.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await supplier.Button("Thêm quyền chào *", "Add a right on offer *").ClickAsync();
        await supplier.Page.Locator("#territory-0").SelectOptionAsync("SOME");
        await supplier.Page.Locator("#province-0-01").CheckAsync();
        await supplier.Inspect();

        await supplier.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await Type(supplier, "Ownership", "Đơn sáng chế");
        await supplier.Button("Thêm chủ sở hữu", "Add an owner").ClickAsync();
        await supplier.Field("Chủ sở hữu thứ 1", "Owner 1").FillAsync("Viện Công nghệ Nước");
        await supplier.Field("Phần của chủ sở hữu thứ 1 (%)", "Share of owner 1 (%)").FillAsync("60");
        await supplier.Button("Thêm quyền sở hữu trí tuệ", "Add an IP right").ClickAsync();
        await supplier.Field("Số đơn", "Application number").FillAsync("1-2026-99");
        await supplier.Page.Locator("#state-funded").SelectOptionAsync("yes");
        await supplier.Inspect();

        // Files have a page of their own between the steps.
        await supplier.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await supplier.Sees("Tối đa 12 ảnh JPEG, PNG hoặc WebP", "Up to 12 JPEG, PNG or WebP images");
        await supplier.Inspect();
        await supplier.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await supplier.Sees("Phần của các chủ sở hữu phải cộng lại thành 100 %, hoặc để trống hết.", "The owners' shares must add up to 100%, or all be left empty.");
        await supplier.Sees("Chỉ có máy móc, thiết bị thì chưa phải là chuyển giao công nghệ. Hãy chọn thêm", "Machinery alone is no technology transfer. Please also choose");
        await supplier.Sees("Số “1-2026-99” khác dạng thường gặp “1-YYYY-NNNNN”", "The number “1-2026-99” differs from the usual shape “1-YYYY-NNNNN”");
        await supplier.Inspect();

        // A refusal leads to its step, where the field says it too.
        await supplier.Button("Gửi duyệt", "Submit for review").ClickAsync();
        await Expect(supplier.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await supplier.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(StepHeading(supplier, "Nội dung", "Content")).ToBeFocusedAsync();
        await Expect(supplier.Page.Locator("#summaryvi-refusal")).ToBeVisibleAsync();

        await supplier.Page.GetByRole(AriaRole.Navigation, new() { Name = supplier.Say("Các bước soạn hồ sơ", "Steps of the dossier") })
            .GetByRole(AriaRole.Button, new() { Name = supplier.Say("Xem lại", "Review") }).ClickAsync();
        await supplier.Button("Xem trước như công chúng thấy", "Preview as the public sees it").ClickAsync();
        await supplier.IsOn("Màng gốm giữ sắt", "Iron-holding ceramic membrane");
        await supplier.Sees("0,2 mg/l");
        await supplier.Sees("Công nghệ hạn chế chuyển giao: phải được chấp thuận", "Transfer of this technology is restricted: written approval");
        await supplier.Sees("đang hoàn tất thủ tục giao quyền", "the right to transfer it is still being handed over");
        await supplier.Inspect();

        await supplier.Link("Quay lại soạn", "Back to editing").ClickAsync();
        await Expect(StepHeading(supplier, "Xem lại", "Review")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task The_public_reads_the_whole_dossier(string language, int width)
    {
        await using var anyone = await site.NewVisitor(language, width: width);
        await anyone.FindListing(anyone.Say("Hệ thống xử lý nước thải dệt nhuộm bằng màng MBR", "MBR textile wastewater"));
        await anyone.Sees("0,55 kWh/m³");
        await anyone.Sees("1-2024-01234");
        await anyone.Sees("TRL 7");
        await anyone.Sees("Công ty Môi trường Bắc Hà (mẫu) · 20 %");
        await anyone.Inspect();
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task The_organisation_and_the_reviewer_see_which_words_changed(string language, int width)
    {
        var mark = "MK" + Guid.NewGuid().ToString("N")[..6];
        await using var supplier = await site.NewPerson("daidien.vcn", language, width);
        await supplier.Open("/my/listings");
        await supplier.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new(supplier.Say("^Bộ thuốc thử so màu", "^Nickel recovery")) }).First.ClickAsync();
        var title = supplier.Page.Locator("#titlevi");
        await Expect(title).ToBeEnabledAsync();
        await title.FillAsync($"{await title.InputValueAsync()} {mark}");
        await supplier.Button("Lưu nháp", "Save draft").ClickAsync();
        await supplier.Link("Các bản và thay đổi", "Revisions and changes").ClickAsync();
        await supplier.IsOn("Các bản và thay đổi", "Revisions and changes");
        await Expect(supplier.Page.Locator("ins").First).ToContainTextAsync(mark);
        await supplier.Inspect();

        await supplier.Page.GoBackAsync();
        await supplier.Button("Gửi duyệt", "Submit for review").ClickAsync();
        await supplier.IsAt("/my/listings");
        await using var admin = await site.NewPerson("quantri1.san", language, width);
        await admin.Open("/desk");
        await admin.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new(supplier.Say("^Bộ thuốc thử so màu", "^Nickel recovery")) }).First.ClickAsync();
        await Expect(admin.Page.Locator("ins").First).ToContainTextAsync(mark);
        await admin.Inspect();
    }

    private static ILocator StepHeading(Visitor visitor, string vi, string en) => visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 2, Name = visitor.Say(vi, en), Exact = true });

    private static Task Type(Visitor visitor, string field, string text) => visitor.Page.Locator("#" + field.ToLowerInvariant()).FillAsync(text);
}
