using Marketplace.TestSupport;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>A supplier shows the technology in pictures and adds a document; the reviewer and then everybody see them.</summary>
public sealed class FilesTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task Pictures_and_a_document_come_to_the_public_page(string language, int width)
    {
        var title = "ANH" + Guid.NewGuid().ToString("N")[..8];
        await using var supplier = await site.NewPerson("chuyenvien.vcn", language, width);
        await Draft(supplier, title);
        await Bring(supplier, "#form-newimages", ("may-loc.png", TestFiles.Image(width: 1_600, height: 900)), ("toan-canh.jpg", TestFiles.ImageOnItsSide()));
        await supplier.Button("Tải ảnh lên", "Upload images").ClickAsync();
        await Expect(supplier.Page.Locator("[name='Form.Images[1].CaptionVi']")).ToBeVisibleAsync();

        // A program under another name is refused beside its field; the caption that was just typed is kept.
        var caption = supplier.Page.Locator("[name='Form.Images[0].Caption" + supplier.Say("Vi", "En") + "']");
        await caption.FillAsync("Ba cột lọc " + title);
        await Bring(supplier, "#form-newdocuments", ("thuyet-minh.pdf", TestFiles.Program()));
        await supplier.Button("Tải tài liệu lên", "Upload documents").ClickAsync();
        await supplier.Sees("Tệp “thuyet-minh.pdf” không phải PDF", "The file “thuyet-minh.pdf” is no PDF");
        await Expect(caption).ToHaveValueAsync("Ba cột lọc " + title);
        await Bring(supplier, "#form-newdocuments", ("thuyet-minh.pdf", TestFiles.Pdf()));
        await supplier.Button("Tải tài liệu lên", "Upload documents").ClickAsync();
        await Expect(supplier.Page.GetByRole(AriaRole.Link, new() { Name = "thuyet-minh.pdf" })).ToBeVisibleAsync();
        await supplier.Inspect();

        await supplier.Button("Bước tiếp", "Next step").ClickAsync();
        await supplier.Button("Gửi duyệt", "Submit for review").ClickAsync();
        await supplier.IsAt("/my/listings");
        await Approve(site, title, language, staff => Expect(staff.Page.Locator("image-gallery .large")).ToBeVisibleAsync());

        await using var anyone = await site.NewVisitor(language, width: width);
        await anyone.FindListing(title);
        var large = anyone.Page.Locator("image-gallery .large");
        await Expect(large).ToHaveAttributeAsync("alt", "Ba cột lọc " + title);
        await Expect(large).ToHaveJSPropertyAsync("naturalWidth", 1_280);
        await anyone.Page.Locator("image-gallery li a").Nth(1).ClickAsync();
        await Expect(large).ToHaveJSPropertyAsync("naturalWidth", 400);
        await anyone.Sees("thuyet-minh");
        await anyone.Inspect();
    }

    /// <param name="sees">What the reviewer looks at before.</param>
    internal static async Task Approve(Site site, string title, string language, Func<Visitor, Task>? sees = null)
    {
        await using var staff = await site.NewPerson("quantri1.san", language);
        await staff.Open("/desk");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Expect(staff.Page.Locator("aside button").First).ToBeEnabledAsync();
        await (sees?.Invoke(staff) ?? Task.CompletedTask);
        foreach (var point in await staff.Page.Locator("aside input[type=checkbox]").AllAsync())
        {
            await point.CheckAsync();
        }

        await staff.Button("Duyệt bản này", "Approve this revision").ClickAsync();
        await staff.IsAt("/desk");
    }

    /// <summary>A complete draft, on the page of its files.</summary>
    internal static async Task Draft(Visitor supplier, string title)
    {
        await supplier.Open("/my/listings/new");
        await Type(supplier, "TitleVi", "Trạm lọc " + title);
        await Type(supplier, "TitleEn", "Filter station " + title);
        await Type(supplier, "SummaryVi", "Trạm lọc nước giếng.");
        await Type(supplier, "ProblemVi", "Nước giếng nhiễm sắt.");
        await supplier.Button("Phân loại", "Classification").ClickAsync();
        await supplier.Page.Locator("#field").SelectOptionAsync("207");
        await supplier.Button("Mức độ sẵn sàng và bằng chứng", "Readiness and evidence").ClickAsync();
        await supplier.Page.Locator("#trl").SelectOptionAsync("7");
        await supplier.Button("Quyền và giá", "Rights and price").ClickAsync();
        await supplier.Button("Thêm quyền chào *", "Add a right on offer *").ClickAsync();
        await supplier.Button("Chủ sở hữu và sở hữu trí tuệ", "Owners and IP").ClickAsync();
        await Type(supplier, "Ownership", "Đơn sáng chế");
        await Type(supplier, "ContactName", "Nguyễn Thị Hoa");
        await Type(supplier, "ContactPhone", "024 0000 0001");
        await supplier.Button("Ảnh và tài liệu", "Images and documents").ClickAsync();
        await supplier.Sees("Tối đa 12 ảnh JPEG, PNG hoặc WebP", "Up to 12 JPEG, PNG or WebP images");
    }

    private static Task Type(Visitor visitor, string field, string text) => visitor.Page.Locator("#" + field.ToLowerInvariant()).FillAsync(text);

    internal static Task Bring(Visitor visitor, string field, params (string Name, byte[] Content)[] files) =>
        visitor.Page.Locator(field).SetInputFilesAsync(files.Select(f => new FilePayload { Name = f.Name, MimeType = "application/octet-stream", Buffer = f.Content }));
}
