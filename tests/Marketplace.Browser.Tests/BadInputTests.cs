using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>What is typed wrongly is answered beside its field in the reader's language, stays as typed, and is never run as code.</summary>
public sealed class BadInputTests(Site site) : IClassFixture<Site>
{
    private const string Script = "<img src=x onerror=\"document.title='hỏng'\"><script>document.title='hỏng'</script>";

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task A_question(string language)
    {
        await using var asker = await site.NewPerson("kythuat.dns", language);
        await asker.FindListing(asker.Say("Bộ thuốc thử so màu đo nhanh asen", "Three-hour street flood forecast"));
        await asker.Link("Hỏi thêm", "Ask a question").ClickAsync();
        var (field, send) = (asker.Field("Câu hỏi của bạn", "Your question"), asker.Button("Gửi câu hỏi", "Send the question"));
        await send.ClickAsync();
        await IsRefused(field, "", asker.Say("Hãy điền mục này.", "Please fill this in."));
        await field.FillAsync(new string('?', 4_001));
        await send.ClickAsync();
        await IsRefused(field, new string('?', 4_001), asker.Say("Tối đa 4000 ký tự.", "At most 4000 characters."));
        await field.FillAsync("Có\u0007chuông?");
        await send.ClickAsync();
        await IsRefused(field, "Có\u0007chuông?", asker.Say("Có ký tự điều khiển không được phép.", "It contains control characters"));
        await asker.Inspect();

        var words = $"{Script} {language}";
        await field.FillAsync(words);
        await send.DblClickAsync();
        await Expect(asker.Page.GetByRole(AriaRole.Main).GetByText(words)).ToHaveCountAsync(1);
        await Expect(asker.Page).Not.ToHaveTitleAsync("hỏng");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task An_offer(string language)
    {
        await using var buyer = await site.NewPerson("daidien.htx", language);
        await buyer.FindListing(buyer.Say("màng MBR dệt nhuộm", "MBR textile dyeing"));
        await buyer.Link("Đề xuất điều khoản", "Make an offer").ClickAsync();
        var (term, price, royalty) = (buyer.Field("Thời hạn (tháng)", "Term (months)"), buyer.Field("Trả trước", "Up-front price"), buyer.Field("Phí kỳ vụ (%)", "Royalty (%)"));
        await Visitor.Enter(term, "7.5");
        await Visitor.Enter(price, buyer.Say("hai tỷ", "two billion"));
        await Visitor.Enter(royalty, "101");
        await buyer.Button("Gửi đề xuất", "Send the offer").ClickAsync();
        await IsRefused(term, "7.5", Between(1, 600));
        await IsRefused(price, buyer.Say("hai tỷ", "two billion"), buyer.Say("Hãy nhập số tiền bằng chữ số", "Please enter the amount in figures"));
        await IsRefused(royalty, "101", Between(0, 100));
        await buyer.Inspect();

        await Visitor.Enter(term, "600");
        await Visitor.Enter(price, "");
        await Visitor.Enter(royalty, "");
        await buyer.Button("Gửi đề xuất", "Send the offer").ClickAsync();
        await IsRefused(price, "", buyer.Say("Hãy nêu số tiền trả trước, phí kỳ vụ, hoặc cả hai.", "Please name an up-front amount, a royalty, or both."));
        await Expect(term).ToHaveValueAsync("600");

        string Between(int from, int to) => buyer.Say($"Hãy nhập giá trị từ {from} đến {to}.", $"from {from} to {to}");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task A_demand_in_two_tabs(string language)
    {
        await using var poster = await site.NewPerson("daidien.dns", language);
        await poster.Open("/my/demands/new");
        var title = poster.Page.Locator("#titlevi");
        await title.FillAsync(Script);
        await DemandStep(poster, "Yêu cầu và ngân sách", "Terms and budget");
        await poster.Page.Locator("#deadline").FillAsync("2020-01-31");
        await Visitor.Enter(poster.Page.Locator("#budgetfrom"), "năm trăm");
        await poster.Button("Gửi duyệt", "Submit for review").ClickAsync();
        await IsRefused(poster.Page.Locator("#budgetfrom"), "năm trăm", poster.Say("Hãy nhập số tiền bằng chữ số", "Please enter the amount in figures"));
        await DemandStep(poster, "Bài toán và kết quả", "Problem and result");
        await Expect(title).ToHaveValueAsync(Script);
        await DemandStep(poster, "Yêu cầu và ngân sách", "Terms and budget");
        await Expect(poster.Page.Locator("#budgetfrom")).ToHaveValueAsync("năm trăm");
        await Visitor.Enter(poster.Page.Locator("#budgetfrom"), "500.000.000");
        await poster.Button("Gửi duyệt", "Submit for review").ClickAsync();
        await DemandStep(poster, "Bài toán và kết quả", "Problem and result");
        await Expect(poster.Page.Locator("#problemvi")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(title).ToHaveValueAsync(Script);
        await DemandStep(poster, "Yêu cầu và ngân sách", "Terms and budget");
        await Expect(poster.Page.Locator("#deadline")).ToHaveValueAsync("2020-01-31");
        await Expect(poster.Page).Not.ToHaveTitleAsync("hỏng");
        await poster.Inspect();

        await poster.Open("/my/demands");
        await poster.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = Script }).First.ClickAsync();
        await Expect(title).ToBeEnabledAsync();
        await using var same = await site.NewPerson("daidien.dns", language);
        await same.Page.GotoAsync(poster.Page.Url);
        await same.Page.Locator("#titlevi").FillAsync("Tên của người khác");
        await same.Button("Lưu nháp", "Save draft").ClickAsync();
        await same.Sees("Đã lưu", "Saved");
        await title.FillAsync("Tên gõ ở cửa sổ cũ");
        await poster.Button("Lưu nháp", "Save draft").ClickAsync();
        await Expect(poster.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(title).ToHaveValueAsync("Tên gõ ở cửa sổ cũ");
        await Expect(same.Page.Locator("#titlevi")).ToHaveValueAsync("Tên của người khác");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task A_listing(string language)
    {
        var (title, summary, price) = ("#titlevi", "#summaryvi", "#pricefrom");
        await using var supplier = await site.NewPerson("chuyenvien.vcn", language);
        await supplier.Open("/my/listings/new");
        await supplier.Page.Locator(title).FillAsync(Script);
        await supplier.Page.Locator(summary).FillAsync(new string('x', 4_001));
        await IsRefused(supplier.Page.Locator(summary), new string('x', 4_001), supplier.Say("Tối đa 4000 ký tự.", "At most 4000 characters."));
        await supplier.Button("Lưu nháp", "Save draft").ClickAsync();
        await Expect(supplier.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await IsRefused(supplier.Page.Locator(summary), new string('x', 4_001), supplier.Say("Tối đa 4000 ký tự.", "At most 4000 characters."));
        await Expect(supplier.Page.Locator(title)).ToHaveValueAsync(Script);
        await supplier.Page.Locator(summary).FillAsync("Ngắn gọn.");

        await Step(supplier, "Quyền và giá", "Rights and price");
        await supplier.Page.Locator("#price-mode").SelectOptionAsync("Fixed");
        await Visitor.Enter(supplier.Page.Locator(price), supplier.Say("hai tỷ", "two billion"));
        await supplier.Button("Lưu nháp", "Save draft").ClickAsync();
        await IsRefused(supplier.Page.Locator(price), supplier.Say("hai tỷ", "two billion"), supplier.Say("Hãy nhập số tiền bằng chữ số", "Please enter the amount in figures"));
        await supplier.Inspect();
        await Visitor.Enter(supplier.Page.Locator(price), "2.000.000.000");
        await supplier.Button("Lưu nháp", "Save draft").ClickAsync();
        await supplier.Sees("Đã lưu lúc", "Saved at");
        await Step(supplier, "Nội dung", "Content");
        await Expect(supplier.Page.Locator(title)).ToHaveValueAsync(Script);
        await Expect(supplier.Page).Not.ToHaveTitleAsync("hỏng");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task An_empty_form_is_answered_by_the_site_and_not_by_the_browser(string language)
    {
        await using var visitor = await site.NewVisitor(language);
        await visitor.Open("/account/sign-up");
        var mail = visitor.Field("Địa chỉ thư điện tử", "Mail address");
        await mail.FillAsync("khong-phai-thu");
        await visitor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        await IsRefused(mail, "khong-phai-thu", visitor.Say("Địa chỉ thư điện tử chưa đúng dạng.", "This is not a mail address."));
        await Expect(visitor.Page.GetByText(visitor.Say("Mật khẩu cần ít nhất 12 ký tự.", "The password needs at least 12 characters.")).Last).ToBeVisibleAsync();
        await visitor.Inspect();
    }

    private static Task Step(Visitor supplier, string vi, string en) => StepOf(supplier, supplier.Say("Các bước soạn hồ sơ", "Steps of the dossier"), supplier.Say(vi, en));

    private static Task DemandStep(Visitor poster, string vi, string en) => StepOf(poster, poster.Say("Các bước soạn nhu cầu", "Steps of the demand"), poster.Say(vi, en));

    private static Task StepOf(Visitor visitor, string steps, string step) => visitor.Page
        .GetByRole(AriaRole.Navigation, new() { Name = steps })
        .GetByRole(AriaRole.Button, new() { Name = step }).ClickAsync();

    /// <summary>The field says why, to a screen reader too, and holds what was typed.</summary>
    private static async Task IsRefused(ILocator field, string typed, string sentence)
    {
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveAccessibleDescriptionAsync(new Regex(Regex.Escape(sentence), RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(field).ToHaveValueAsync(typed);
    }
}
