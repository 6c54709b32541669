using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>Staff keep the glossary: find a term, add, change, remove and restore a concept, take the whole along and import a file.</summary>
public sealed class GlossaryTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task Staff_keep_the_glossary(string language, int width)
    {
        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk/glossary");
        await staff.IsOn("Bảng thuật ngữ Việt–Anh", "Glossary of terms");
        await staff.Inspect();
        await staff.Field("Tìm thuật ngữ", "Find a term").FillAsync("tri tue nhan tao");
        await staff.Button("Tìm", "Search").ClickAsync();
        await staff.Sees("artificial intelligence");
        await staff.Inspect();

        await staff.Link("Thêm khái niệm", "Add a concept").ClickAsync();
        await staff.IsOn("Thêm khái niệm", "Add a concept");
        var term = "màng gốm thử " + language;
        await staff.Field("Thuật ngữ tiếng Việt", "Vietnamese term").FillAsync(term);
        await staff.Field("Thuật ngữ tiếng Anh", "English term").FillAsync("=1+1");
        await staff.Button("Thêm khái niệm", "Add a concept").ClickAsync();
        await staff.Sees("Hãy chọn một giá trị trong danh sách.", "Please choose a value from the list.");
        await staff.Sees("Thuật ngữ bắt đầu bằng chữ cái", "A term begins with a letter");
        await staff.Inspect();
        await staff.Page.Locator("[id=form-field]").SelectOptionAsync("204");
        await staff.Field("Thuật ngữ tiếng Anh", "English term").FillAsync("trial ceramic membrane " + language);
        await staff.Button("Thêm khái niệm", "Add a concept").ClickAsync();
        await staff.IsOn(term, "trial ceramic membrane " + language);
        await staff.Sees("Được thêm", "Added");

        await staff.Field("Tên khác tiếng Anh", "Other English terms").FillAsync("TCM trial; ceramic trial");
        await staff.Button("Lưu thay đổi", "Save changes").ClickAsync();
        await staff.Sees("Được sửa", "Changed");
        await staff.Inspect();
        await staff.Button("Bỏ khỏi bảng", "Remove it").ClickAsync();
        await Expect(staff.Page.Locator("dialog[open]")).ToContainTextAsync(staff.Say("Nếu bỏ", "If you remove it"));
        await staff.Page.Locator("dialog[open] form button").ClickAsync();
        await staff.Sees("Khái niệm này đã được bỏ khỏi bảng", "This concept was removed");
        await staff.Inspect();
        await staff.Button("Đưa trở lại", "Restore it").ClickAsync();
        await staff.Sees("Được đưa trở lại", "Restored");
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task A_name_that_is_there_already_is_told_before_it_is_added_again(string language, int width)
    {
        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk/glossary/new");
        await staff.Page.Locator("[id=form-field]").SelectOptionAsync("102");
        await staff.Field("Thuật ngữ tiếng Việt", "Vietnamese term").FillAsync("trí tuệ nhân tạo");
        await staff.Field("Thuật ngữ tiếng Anh", "English term").FillAsync("thinking machine " + language);
        await staff.Button("Thêm khái niệm", "Add a concept").ClickAsync();
        await staff.Sees("Bảng đã có khái niệm", "The glossary already has a concept");
        await Expect(staff.Page.Locator("main .notice a")).ToContainTextAsync(["artificial intelligence"]);
        await staff.Inspect();
        await staff.Button("Vẫn thêm khái niệm mới", "Add it as another concept").ClickAsync();
        await staff.IsOn("trí tuệ nhân tạo", "thinking machine " + language);
    }

    [Fact]
    public async Task What_was_typed_stays_when_a_colleague_removed_the_concept_meanwhile()
    {
        await using var staff = await site.NewPerson("quantri1.san", "vi");
        await staff.Open("/desk/glossary?q=hoc+may");
        await staff.Page.Locator("main tbody a").First.ClickAsync();
        await staff.Field("Tên khác tiếng Anh", "Other English terms").FillAsync("taught machine");
        await using var colleague = await site.NewPerson("quantri2.san", "vi");
        await colleague.Open(staff.PathHere);
        await colleague.Button("Bỏ khỏi bảng", "Remove it").ClickAsync();
        await colleague.Page.Locator("dialog[open] form button").ClickAsync();
        await colleague.Sees("Được bỏ khỏi bảng", "Removed");

        await staff.Button("Lưu thay đổi", "Save changes").ClickAsync();
        await Expect(staff.Page.Locator("main [role=alert]").First).ToBeVisibleAsync();
        await Expect(staff.Field("Tên khác tiếng Anh", "Other English terms")).ToHaveValueAsync("taught machine");
        await staff.Inspect();
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Staff_take_the_glossary_along_check_a_file_and_import_it(string language)
    {
        await using var staff = await site.NewPerson("quantri2.san", language);
        await staff.Open("/desk/glossary");
        foreach (var format in new[] { "tsv", "tbx" })
        {
            var answer = await staff.Page.Context.APIRequest.GetAsync(new Uri(new Uri(staff.Page.Url), $"glossary/glossary.{format}").ToString());
            answer.Status.ShouldBe(200);
            (await answer.TextAsync()).ShouldContain("trí tuệ nhân tạo");
        }

        await staff.Link("Nhập tệp thuật ngữ", "Import terms").ClickAsync();
        await staff.IsOn("Nhập tệp thuật ngữ", "Import terms");
        await staff.Inspect();
        var table = $"field\tvi\ten\n204\tgốm nhập thử {language}\timported trial ceramic {language}\n000\tsai\twrong\n";
        await staff.Page.Locator("[id=form-upload]").SetInputFilesAsync(new FilePayload { Name = "terms.tsv", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(table) });
        await staff.Button("Kiểm tra thử", "Check without importing").ClickAsync();
        await staff.Sees("Dòng 3", "Row 3");
        await staff.Inspect();
        await staff.Page.Locator("[id=form-file]").FillAsync(table[..table.IndexOf("000", StringComparison.Ordinal)]);
        await staff.Button("Nhập tệp thuật ngữ", "Import terms").ClickAsync();
        await staff.IsOn("Bảng thuật ngữ Việt–Anh", "Glossary of terms");
        await staff.Field("Tìm thuật ngữ", "Find a term").FillAsync("gom nhap thu");
        await staff.Button("Tìm", "Search").ClickAsync();
        await staff.Sees("imported trial ceramic " + language);
    }
}
