using Marketplace.TestSupport;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>A business fills in what it needs step by step, anonymously, and the public reads it once a reviewer has.</summary>
public sealed class DemandTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task A_demand_is_filled_in_step_by_step_reviewed_and_read_by_the_public(string language, int width)
    {
        var title = "NC" + Guid.NewGuid().ToString("N")[..8];
        await using var business = await site.NewPerson("daidien.dns", language, width);
        await FillIn(business, title);
        await Preview(business, title);
        await business.Button("Gửi duyệt", "Submit for review").ClickAsync();
        await business.IsAt("/my/demands");

        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk?kind=demand");
        await staff.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await staff.Sees("Lê Thị Thu");
        await staff.Sees("Dây chuyền 2.000 m³ mỗi ngày.");
        await staff.Button("Nhận việc", "Take it").ClickAsync();
        await Expect(staff.Button("Trả lại hàng chờ", "Give it back")).ToBeVisibleAsync();
        await staff.Sees("Giao cho Quản trị viên thứ nhất", "Assigned to Quản trị viên thứ nhất");
        await staff.Inspect();
        await staff.Button("Duyệt bản này", "Approve this revision").ClickAsync();
        await staff.Sees("Hãy xem và đánh dấu đủ các điểm kiểm tra trước khi duyệt.", "Please look at every point of the checklist and tick it before approving.");
        await staff.ApproveDemand();
        await staff.IsAt("/desk?kind=demand");

        await using var anyone = await site.NewVisitor(language, width: width);
        await Find(anyone, title);
        await anyone.Sees("dưới 50 Pt-Co");
        await anyone.Sees("Ẩn danh", "Anonymous");
        await Expect(anyone.Page.GetByText("Lê Thị Thu")).ToHaveCountAsync(0);
        await anyone.Inspect();
        var paper = await anyone.Page.RunAndWaitForDownloadAsync(() => anyone.Link("Tải nhu cầu dạng Word", "Download the demand as a Word file").ClickAsync());
        paper.SuggestedFilename.ShouldEndWith(".docx");
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task What_was_typed_saves_itself_and_is_there_when_the_page_is_loaded_again(string language, int width)
    {
        var title = "NC" + Guid.NewGuid().ToString("N")[..8];
        await using var business = await site.NewPerson("daidien.dns", language, width);
        await business.Open("/my/demands/new");
        await Type(business, "TitleVi", title);
        await business.Sees("Đã lưu lúc", "Saved at");
        await Expect(business.Page).Not.ToHaveURLAsync(New());

        await business.Page.ReloadAsync();

        await Expect(business.Page.Locator("#titlevi")).ToHaveValueAsync(title);
        await business.Button("Bước tiếp", "Next step").ClickAsync();
        await Expect(StepHeading(business, "Phân loại", "Classification")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task A_supplier_is_invited_and_declines(string language, int width)
    {
        var title = "NC" + Guid.NewGuid().ToString("N")[..8];
        await using var business = await site.NewPerson("daidien.dns", language, width);
        await business.Open("/my/demands/new");
        await Type(business, "TitleVi", title);
        await Type(business, "ProblemVi", "Nước nhuộm còn màu.");
        await Type(business, "ResultVi", "Nước trong.");
        await business.Button("Bước tiếp", "Next step").ClickAsync();
        await business.Page.Locator("#field").SelectOptionAsync("207");
        await business.Button("Lưu nháp", "Save draft").ClickAsync();
        await business.Sees("Đã lưu lúc", "Saved at");
        await business.Link("Bên được mời", "Invited suppliers").ClickAsync();
        await business.IsOn("Bên được mời", "Invited suppliers");
        await business.Sees("Chưa mời bên nào", "Nobody is invited yet");
        await business.Field("Tên hoặc mã bên giao", "Name or code of the supplier").FillAsync("vien cong nghe nuoc");
        await business.Button("Tìm", "Search").Last.ClickAsync();
        var found = business.Page.GetByRole(AriaRole.List, new() { Name = business.Say("Bên giao tìm thấy", "Suppliers found") }).GetByRole(AriaRole.Button).First;
        await found.ClickAsync();
        await business.Sees("Chờ gửi", "To be sent");
        await business.Inspect();
        await business.Page.GoBackAsync();
        await business.Button("Gửi duyệt", "Submit for review").ClickAsync();
        await business.IsAt("/my/demands");

        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk?kind=demand&holder=nobody&round=first");
        await staff.Inspect();
        await staff.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await staff.ApproveDemand();
        await staff.IsAt("/desk?kind=demand");

        await using var supplier = await site.NewPerson("daidien.vcn", language, width);
        await supplier.Open("/my/proposals");
        var invitation = supplier.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = title });
        await invitation.GetByRole(AriaRole.Button, new() { Name = supplier.Say("Từ chối lời mời", "Decline the invitation") }).ClickAsync();
        await supplier.Button("Gửi lời từ chối", "Send the answer").ClickAsync();
        await supplier.Sees("Hãy chọn lý do từ chối.", "Please choose a reason for declining.");
        await supplier.Field("Lý do từ chối", "Reason for declining").SelectOptionAsync("capacity");
        await supplier.Inspect();
        await supplier.Button("Gửi lời từ chối", "Send the answer").ClickAsync();
        await Expect(invitation).ToHaveCountAsync(0);

        await business.Link(title, title).ClickAsync();
        await business.Link("Bên được mời", "Invited suppliers").ClickAsync();
        await business.Sees("Từ chối lời mời", "Declined");
        await business.Sees("Chưa đủ người và thời gian", "No capacity at present");
        await business.Inspect();
    }

    private static async Task FillIn(Visitor business, string title)
    {
        await business.Open("/my/demands/new");
        await Type(business, "TitleVi", title);
        await Type(business, "TitleEn", title);
        await Type(business, "ProblemVi", "Nước nhuộm còn màu, chưa tái dùng được.");
        await Type(business, "SituationVi", "Dây chuyền 2.000 m³ mỗi ngày.");
        await Type(business, "ResultVi", "Nước trong quay lại máy.");
        await business.Button("Thêm số liệu so sánh", "Add a figure").ClickAsync();
        await business.Field("Đại lượng (tiếng Việt)", "Measure (Vietnamese)").FillAsync("Độ màu");
        await business.Field("Cần đạt", "Wanted").FillAsync("dưới 50 Pt-Co");
        await business.Inspect();

        // By keyboard alone: the next step is one key away, and its heading has the focus.
        await business.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await Expect(StepHeading(business, "Phân loại", "Classification")).ToBeFocusedAsync();
        await business.Page.Locator("#province").SelectOptionAsync("01");
        await business.Page.Locator("#industry-C").CheckAsync();
        await business.Inspect();

        await business.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await Expect(StepHeading(business, "Yêu cầu và ngân sách", "Terms and budget")).ToBeFocusedAsync();
        await business.Page.Locator("#trl").SelectOptionAsync("7");
        await Visitor.Enter(business.Field("Ngân sách từ (đồng)", "Budget from (đồng)"), "900.000.000");
        await Visitor.Enter(business.Field("Ngân sách đến (đồng)", "Budget to (đồng)"), "500.000.000");
        await business.Page.Locator("#right-NonExclusive").CheckAsync();
        await business.Inspect();

        await business.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await Type(business, "ContactName", "Lê Thị Thu");
        await Type(business, "ContactPhone", "0912 345 678");
        await business.Page.Locator("#anonymous").CheckAsync();
        await business.Inspect();

        // Files have a page of their own between the steps.
        await business.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await business.Sees("Tối đa 10 tệp", "Up to 10 files");
        await business.Page.Locator("#form-new").SetInputFilesAsync(new FilePayload { Name = "Hien trang.docx", MimeType = "application/octet-stream", Buffer = TestFiles.Docx() });
        await business.Button("Tải tệp lên", "Upload files").ClickAsync();
        await business.Sees("Hien trang.docx");
        await business.Inspect();

        // The review says what is wrong and leads there.
        await business.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await business.Sees("Hãy chọn lĩnh vực.", "Please choose the field.");
        await business.Sees("Đầu trên của ngân sách phải từ đầu dưới trở lên.", "The upper end of the budget must not be below the lower end.");
        await business.Inspect();
        await business.Page.GetByRole(AriaRole.Navigation, new() { Name = business.Say("Các bước soạn nhu cầu", "Steps of the demand") })
            .GetByRole(AriaRole.Button, new() { Name = business.Say("Phân loại", "Classification") }).ClickAsync();
        await Expect(StepHeading(business, "Phân loại", "Classification")).ToBeFocusedAsync();
        await business.Page.Locator("#field").SelectOptionAsync("207");
        await business.Button("Bước tiếp", "Next step").PressAsync("Enter");
        await Expect(StepHeading(business, "Yêu cầu và ngân sách", "Terms and budget")).ToBeFocusedAsync();
        await Visitor.Enter(business.Field("Ngân sách từ (đồng)", "Budget from (đồng)"), "200.000.000");
    }

    private static async Task Preview(Visitor business, string title)
    {
        await business.Page.GetByRole(AriaRole.Navigation, new() { Name = business.Say("Các bước soạn nhu cầu", "Steps of the demand") })
            .GetByRole(AriaRole.Button, new() { Name = business.Say("Xem lại", "Review") }).ClickAsync();
        await business.Sees("Đã đủ mục bắt buộc để gửi duyệt.", "Everything needed for submission is there.");
        await business.Button("Xem trước như công chúng thấy", "Preview as the public sees it").ClickAsync();
        await business.IsOn(title, title);
        await business.Sees("Ẩn danh", "Anonymous");
        await business.Inspect();
        await business.Link("Quay lại soạn", "Back to editing").ClickAsync();
        await Expect(StepHeading(business, "Xem lại", "Review")).ToBeVisibleAsync();
    }

    private static async Task Find(Visitor anyone, string title)
    {
        var find = anyone.Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link);
        for (var tries = 0; tries < 100 && (tries == 0 || await find.CountAsync() == 0); tries++)
        {
            await anyone.Open("/demands?q=" + title);
        }

        await find.First.ClickAsync();
        await anyone.IsOn(title, title);
    }

    private static ILocator StepHeading(Visitor visitor, string vi, string en) => visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 2, Name = visitor.Say(vi, en), Exact = true });

    private static Task Type(Visitor visitor, string field, string text) => visitor.Page.Locator("#" + field.ToLowerInvariant()).FillAsync(text);

    private static System.Text.RegularExpressions.Regex New() => new("/new$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
