using Marketplace.TestSupport;
using Microsoft.Playwright;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>The confidential part of a listing, from both sides: asked for, opened, read, logged and closed again.</summary>
public sealed class DisclosureTests(Site site) : IClassFixture<Site>
{
    private const string Words = "dệt nhuộm màng MBR";
    private const string Secret = "14 L/m²·h";

    [Theory]
    [InlineData("vi", 1280, "daidien.dns")]
    [InlineData("en", 360, "daidien.htx")]
    public async Task The_confidential_part_is_asked_for_opened_read_and_closed(string language, int width, string name)
    {
        await using var business = await site.NewPerson(name, language, width);
        await using var supplier = await site.NewPerson("daidien.vcn", language, width);
        await business.FindListing(Words);
        await business.Sees("Có phần bảo mật", "There is a confidential part");
        await Expect(business.Page.GetByText(Secret)).ToHaveCountAsync(0);
        await business.Inspect();

        await Ask(business);
        var request = business.PathHere;
        await Grant(supplier, request);
        await Read(business, request);

        await supplier.Open(request);
        await supplier.Link("Nhật ký mở phần bảo mật", "Log of the confidential part").ClickAsync();
        await supplier.IsOn("Nhật ký mở phần bảo mật", "Log of the confidential part");
        await supplier.Sees("Người đọc được nêu tên", "A named reader");
        await supplier.Inspect();

        await supplier.Open(request);
        await supplier.Page.Locator("summary").Filter(new() { HasText = supplier.Say("Thu hồi quyền xem", "Close access") }).ClickAsync();
        await supplier.Button("Thu hồi", "Close it now").ClickAsync();
        await supplier.Sees("Hãy nêu lý do thu hồi.", "Please say why you close it.");
        await supplier.Field("Lý do thu hồi", "Why you close it").FillAsync("Đã thử xong.");
        await supplier.Button("Thu hồi", "Close it now").ClickAsync();
        await supplier.Sees("Bên giao thu hồi quyền xem", "The supplier closed access");

        var closed = await business.Open(request + "/read");
        (await closed.HeaderValueAsync("cache-control")).ShouldNotBeNull().ShouldContain("no-store");
        await Expect(business.Page.Locator("meta[name=robots]")).ToHaveAttributeAsync("content", "noindex, nofollow, noarchive");
        await business.Sees("Phần bảo mật hiện không mở", "The confidential part is not open");
        await Expect(business.Button("Mở phần bảo mật", "Open the confidential part")).ToHaveCountAsync(0);
        await business.Open(request);
        await business.Sees("Đã thử xong.");
        await business.Inspect();
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task A_confidential_document_is_taken_away_under_its_readers_mark(string language, int width)
    {
        var title = "KIN" + Guid.NewGuid().ToString("N")[..8];
        await using var officer = await site.NewPerson("chuyenvien.vcn", language, width);
        await FilesTests.Draft(officer, title);
        await officer.Page.Locator("#new-layer").SelectOptionAsync("UnderNda");
        await FilesTests.Bring(officer, "#form-newdocuments", ("ly-lich.pdf", TestFiles.Pdf()));
        await officer.Button("Tải tài liệu lên", "Upload documents").ClickAsync();
        await Expect(officer.Page.GetByRole(AriaRole.Link, new() { Name = "ly-lich.pdf" })).ToBeVisibleAsync();
        await officer.Button("Bước tiếp", "Next step").ClickAsync();
        await officer.Button("Gửi duyệt", "Submit for review").ClickAsync();
        await officer.IsAt("/my/listings");
        await FilesTests.Approve(site, title, language);

        await using var business = await site.NewPerson("daidien.htx", language, width);
        await business.FindListing(title);
        await Expect(business.Page.GetByText("ly-lich")).ToHaveCountAsync(0);
        await Ask(business);
        var request = business.PathHere;
        await using var supplier = await site.NewPerson("daidien.vcn", language, width);
        await Grant(supplier, request);

        await business.Open(request + "/read");
        await business.Button("Mở phần bảo mật", "Open the confidential part").ClickAsync();
        await business.Sees("Tài liệu bảo mật", "Confidential documents");
        await business.Inspect();
        var download = await business.Page.RunAndWaitForDownloadAsync(() => business.Button("Tải về: ly-lich", "Download: ly-lich").ClickAsync());
        download.SuggestedFilename.ShouldBe("ly-lich.pdf");
        using var document = PdfDocument.Open(await download.PathAsync());
        document.GetPages().ShouldAllBe(p => p.Text.Contains(business.Say("Bao mat - ", "Confidential - "), StringComparison.Ordinal));

        await supplier.Open(request);
        await supplier.Link("Nhật ký mở phần bảo mật", "Log of the confidential part").ClickAsync();
        await supplier.Sees("ly-lich");
        await supplier.Inspect();
    }

    [Fact]
    public async Task A_visitor_learns_that_there_is_more_and_is_asked_to_sign_in()
    {
        await using var visitor = await site.NewVisitor();
        await visitor.FindListing(Words);
        await visitor.Link("Đề nghị xem phần bảo mật", "Ask to read the confidential part").ClickAsync();
        await visitor.EnterAs("daidien.htx@demo.example", Application.Demo.DemoData.Password);
        await visitor.IsOn("Đề nghị xem phần bảo mật", "Ask to read the confidential part");
    }

    [Fact]
    public async Task Staff_open_it_with_a_reason()
    {
        await using var staff = await site.NewPerson("quantri1.san", "vi");
        await staff.FindListing(Words);
        var code = staff.PathHere.Split('/')[^1];
        await using var supplier = await site.NewPerson("daidien.vcn", "vi");
        await supplier.Open("/my/listings");
        var edit = await supplier.Page.GetByRole(AriaRole.Main).Locator("a[href^='my/listings/']").Filter(new() { HasText = "màng MBR" }).First.GetAttributeAsync("href");
        var id = edit!.Split('/', '?')[2];

        await staff.Open($"/desk/listings/{id}");
        await staff.Link("Mở phần bảo mật", "Open the confidential part").ClickAsync();
        await staff.IsOn("Mở phần bảo mật để kiểm tra", "Open the confidential part for a check");
        await staff.Button("Mở phần bảo mật", "Open the confidential part").ClickAsync();
        await staff.Sees("Hãy nêu lý do, ít nhất 20 ký tự.");
        await staff.Field("Lý do mở", "Why you open it").FillAsync("Kiểm tra theo báo cáo vi phạm của bên nhận.");
        await staff.Inspect();
        await staff.Button("Mở phần bảo mật", "Open the confidential part").ClickAsync();
        await staff.Sees(Secret);
        await staff.Sees(code);

        await supplier.Open($"/my/listings/{id}/openings");
        await supplier.Sees("Kiểm tra theo báo cáo vi phạm của bên nhận.");
    }

    [Fact]
    public async Task A_supplier_writes_it_beside_the_public_text()
    {
        await using var supplier = await site.NewPerson("daidien.vcn", "vi");
        await supplier.Open("/my/listings/new");
        await supplier.Page.Locator("#titlevi").FillAsync("Gốm lọc nước");
        await supplier.Field("Nội dung bảo mật (tiếng Việt)", "Confidential text (Vietnamese)").FillAsync("Nung 1.120 °C.");
        await supplier.Sees("Chỉ người được nêu tên");
        await supplier.Inspect();
        await supplier.Button("Lưu nháp", "Save the draft").ClickAsync();
        await Expect(supplier.Link("Nhật ký mở phần bảo mật", "Log of the confidential part")).ToBeVisibleAsync();
    }

    private static async Task Ask(Visitor business)
    {
        await business.Link("Đề nghị xem phần bảo mật", "Ask to read the confidential part").ClickAsync();
        await business.IsOn("Đề nghị xem phần bảo mật", "Ask to read the confidential part");
        await business.Button("Chấp nhận cam kết và gửi đề nghị", "Accept and send the request").ClickAsync();
        await business.Sees("Hãy nêu mục đích xem phần bảo mật.", "Please say what you want to read it for.");
        await business.Field("Mục đích", "Purpose").FillAsync("Đánh giá để lắp thử ở xưởng nhuộm.");
        await business.Button("Chấp nhận cam kết và gửi đề nghị", "Accept and send the request").ClickAsync();
        await business.Sees("Hãy xác nhận tổ chức chấp nhận cam kết bảo mật.", "Please confirm that the organisation accepts the undertaking of confidentiality.");
        await business.Page.Locator("summary").Filter(new() { HasText = business.Say("Cam kết bảo mật", "Undertaking of confidentiality") }).ClickAsync();
        await business.Inspect();
        await business.Page.Locator("#form-accepted").CheckAsync();
        await business.Button("Chấp nhận cam kết và gửi đề nghị", "Accept and send the request").ClickAsync();
        await business.Sees("Chờ bên giao", "Waiting for the supplier");
        await business.Inspect();
    }

    private static async Task Grant(Visitor supplier, string request)
    {
        await supplier.Open("/work");
        await supplier.Page.GetByRole(AriaRole.Main).Locator($"a[href='{request.TrimStart('/')}']").First.ClickAsync();
        await supplier.Sees("Đánh giá để lắp thử ở xưởng nhuộm.");
        await supplier.Inspect();
        await supplier.Button("Mở cho những người này", "Open it to these people").ClickAsync();
        await supplier.Sees("được đọc", "may read");
        await supplier.Open("/disclosures");
        await supplier.IsOn("Phần bảo mật", "Confidential parts");
        await supplier.Inspect();
    }

    private static async Task Read(Visitor business, string request)
    {
        await business.Open(request);
        await business.Link("Đọc phần bảo mật", "Read the confidential part").ClickAsync();
        await business.IsOn("Hệ thống xử lý nước thải", "MBR");
        await business.Button("Mở phần bảo mật", "Open the confidential part").ClickAsync();
        await business.Sees(Secret);
        await business.Sees("Bảo mật · ", "Confidential · ");
        await business.Inspect();
        await business.Open("/disclosures/openings");
        await business.IsOn("Nhật ký của tôi", "My log");
        await business.Inspect();
    }
}
