using System.Text;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>An institute brings a table: upload, columns, check, import, report.</summary>
public sealed class TableImportTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task A_table_becomes_drafts(string language, int width)
    {
        await using var officer = await site.NewPerson("chuyenvien.vcn", language, width);
        await officer.Open("/my/listings");
        await officer.Link("Nhập hồ sơ từ bảng", "Import listings from a table").ClickAsync();
        await officer.IsOn("Nhập hồ sơ từ bảng", "Import listings from a table");
        await officer.Button("Tải lên", "Upload").ClickAsync();
        await officer.Sees("Hãy chọn một tệp.", "Choose a file.");
        await officer.Inspect();

        var mark = $"T-{language}";
        await officer.Page.Locator("#form-file").SetInputFilesAsync(new FilePayload
        {
            Name = mark + ".csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"Code {language},Name,Expires\n{mark}-1,Membrane {mark},14/03/2033\n{mark}-2,Dryer {mark},03/04/2033\n"),
        });
        await officer.Button("Tải lên", "Upload").ClickAsync();
        await officer.IsOn(mark + ".csv", mark + ".csv");
        await officer.Button("Kiểm tra thử", "Check without importing").ClickAsync();
        await officer.Sees("Hãy chọn cột chứa mã của đơn vị", "Choose the column with your own id");
        await officer.Page.Locator("#means-0").SelectOptionAsync("OwnId");
        await officer.Page.Locator("#means-1").SelectOptionAsync("TitleEn");
        await officer.Page.Locator("#means-2").SelectOptionAsync("IpExpiresOn");
        await Visitor.Enter(officer.Field("Lưu cách chọn cột với tên", "Save this mapping as"), "Danh sách " + mark);
        await officer.Button("Kiểm tra thử", "Check without importing").ClickAsync();
        await officer.Sees("“03/04/2033” có thể hiểu theo hai cách; hãy viết năm-tháng-ngày.", "“03/04/2033” can be read in two ways; write year-month-day.");
        await officer.Sees("Kết quả kiểm tra thử", "What would come of it");
        await officer.Inspect();

        await officer.Button("Nhập 2 dòng", "Import now (2)").ClickAsync();
        await officer.Sees("Kết quả nhập", "What came of it");
        await officer.Sees("Đã xử lý 2 trên 2 dòng", "2 of 2 rows done");
        var download = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Link("Tải báo cáo (CSV)", "Download the report (CSV)").ClickAsync());
        Assert.Contains(mark + "-2", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await officer.Link("Membrane " + mark, "Membrane " + mark).ClickAsync();
        await Expect(officer.Page.Locator("#titleen, [name='TitleEn']").First).ToHaveValueAsync("Membrane " + mark);
    }
}
