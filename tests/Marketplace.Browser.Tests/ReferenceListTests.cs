using Microsoft.Playwright;
using Xunit;

namespace Marketplace.Browser.Tests;

/// <summary>Staff keep the lists of the law: find an entry, confirm, correct and succeed it, add one, load a table.</summary>
public sealed class ReferenceListTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task Staff_keep_a_list(string language, int width)
    {
        await using var staff = await site.NewPerson("quantri1.san", language, width);
        var (text, name) = language == "vi" ? ("ky thuat moi truong", "Kỹ thuật môi trường") : ("nanotech", "Nanotechnology");
        await staff.Open("/desk/lists");
        await staff.IsOn("Danh mục dùng chung", "Reference lists");
        await staff.Inspect();
        await staff.Link("Lĩnh vực khoa học và công nghệ", "Fields of science and technology").ClickAsync();
        await staff.IsOn("Lĩnh vực khoa học và công nghệ", "Fields of science and technology");
        await staff.Field("Tìm theo mã hoặc tên", "Find by code or name").FillAsync(text);
        await staff.Button("Tìm", "Search").ClickAsync();
        await staff.Sees("1 mục", "1 entry");
        await staff.Inspect();

        await staff.Link(name, name).ClickAsync();
        await staff.IsOn(name, name);
        await staff.Button("Đã đối chiếu với nguồn", "I compared it with its source").ClickAsync();
        await staff.Sees("Được đối chiếu với nguồn", "Compared with its source");
        await staff.Page.Locator("summary").GetByText(staff.Say("Sửa lỗi ghi", "Correct a misprint")).ClickAsync();
        await staff.Button("Sửa lỗi ghi", "Correct a misprint").ClickAsync();
        await staff.Sees("Chưa có gì được sửa.", "Nothing was corrected yet.");
        await staff.Inspect();
        await staff.Page.Locator("[id=correcting-source]").FillAsync("Thông tư 24/2025/TT-BKHCN, phụ lục");
        await staff.Button("Sửa lỗi ghi", "Correct a misprint").ClickAsync();
        await staff.Sees("Được sửa lỗi ghi", "Corrected");
        await staff.Page.Locator("summary").GetByText(staff.Say("Nhập nội dung thay thế", "Enter what succeeds it")).ClickAsync();
        await staff.Page.Locator("[id=succeeding-from]").FillAsync("2040-01-01");
        await staff.Page.Locator("[id=succeeding-namevi]").FillAsync(name + " và khí hậu");
        await staff.Page.Locator("[id=succeeding-nameen]").FillAsync(name + " and climate");
        await staff.Button("Nhập nội dung thay thế", "Enter what succeeds it").ClickAsync();
        await staff.IsOn(name + " và khí hậu", name + " and climate");
        await staff.Sees("Các thời kỳ của mã này", "What this code has meant");
        await staff.Inspect();
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Staff_add_an_entry_and_load_a_table(string language)
    {
        await using var staff = await site.NewPerson("quantri2.san", language);
        var code = language == "vi" ? "ISO-45001" : "ISO-50001";
        await staff.Open("/desk/lists/certificates/new");
        await staff.IsOn("Thêm mục", "Add an entry");
        await staff.Field("Mã", "Code").FillAsync(code);
        await staff.Button("Thêm mục", "Add an entry").ClickAsync();
        await staff.Sees("Mục cần có tên", "An entry needs a name");
        await staff.Inspect();
        await staff.Field("Ngày bắt đầu hiệu lực", "First day in force").FillAsync("2026-01-01");
        await staff.Field("Tên tiếng Việt", "Name in Vietnamese").FillAsync("Hệ thống quản lý " + code);
        await staff.Field("Tên tiếng Anh", "Name in English").FillAsync("Management system " + code);
        await staff.Button("Thêm mục", "Add an entry").ClickAsync();
        await staff.IsOn("Hệ thống quản lý " + code, "Management system " + code);

        await staff.Open("/desk/lists/district-aliases/load");
        await staff.IsOn("Nạp bảng", "Load a table");
        await staff.Field("Ngày bắt đầu hiệu lực", "First day in force").FillAsync("2026-01-01");
        await staff.Page.Locator("[id=form-table]").FillAsync($"code\tparent\tname_vi\tname_en\nsoc-son-{language}\t77\tSóc Sơn\tSoc Son");
        await staff.Button("Nạp bảng", "Load a table").ClickAsync();
        await staff.Sees("Dòng 2", "Row 2");
        await staff.Inspect();
        await staff.Page.Locator("[id=form-file]").SetInputFilesAsync(new FilePayload
        {
            Name = "huyen.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes($"code,parent,name_vi,name_en\nsoc-son-{language},01,Sóc Sơn,Soc Son district\n"),
        });
        await staff.Button("Nạp bảng", "Load a table").ClickAsync();
        await staff.IsOn("Tên huyện cũ", "Former districts");
        await staff.Sees("Sóc Sơn", "Soc Son district");
    }
}
