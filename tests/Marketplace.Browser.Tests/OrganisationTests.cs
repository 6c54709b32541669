using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>People around an organisation: who asks to join it, who represents it, who verifies it.</summary>
public sealed class OrganisationTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280, "daidien.dns", "daidien.vcn", "VCN")]
    [InlineData("en", 360, "daidien.htx", "daidien.vnh", "VNH")]
    public async Task Somebody_asks_to_join_by_a_known_code_and_is_taken_in(string language, int width, string askers, string heads, string code)
    {
        await using var asker = await site.NewPerson(askers, language, width);
        await asker.Open("/organisations/ask");
        await asker.Button("Gửi yêu cầu", "Send the request").ClickAsync();
        await asker.Sees("Hãy điền mục này.", "Please fill this in.");
        await asker.Field("Mã tổ chức hoặc mã số thuế", "Code or tax code of the organisation").FillAsync("KHONG-CO");
        await asker.Field("Lời nhắn tới người đại diện", "Message to the representative").FillAsync("Tôi làm ở phòng thí nghiệm.");
        await asker.Button("Gửi yêu cầu", "Send the request").ClickAsync();
        await asker.Sees("Không có tổ chức nào mang mã này.", "No organisation has this code.");
        await Expect(asker.Field("Lời nhắn tới người đại diện", "Message to the representative")).ToHaveValueAsync("Tôi làm ở phòng thí nghiệm.");
        await asker.Inspect();
        await asker.Field("Mã tổ chức hoặc mã số thuế", "Code or tax code of the organisation").FillAsync(code);
        await asker.Button("Gửi yêu cầu", "Send the request").ClickAsync();
        await asker.Sees("chờ trả lời", "awaits an answer");
        await asker.Inspect();

        await using var head = await site.NewPerson(heads, language, width);
        await head.Open("/work");
        await head.Sees("Có người xin tham gia tổ chức", "Somebody asks to join");
        await site.Mailbox.LinkTo("/organisation", $"{heads}@demo.example");
        await head.Open("/organisation");
        await head.Sees("Tôi làm ở phòng thí nghiệm.");
        await head.Inspect();
        await head.Page.Locator("#join-requests select").SelectOptionAsync("Officer");
        await head.Page.Locator("#join-requests").GetByRole(AriaRole.Button, new() { NameRegex = new Regex(head.Say("^Nhận ", "^Accept "), RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await head.Sees($"{askers}@demo.example");
        await Expect(head.Page.Locator("#join-requests")).ToHaveCountAsync(0);

        await site.Mailbox.LinkTo("/work", $"{askers}@demo.example");
        await asker.Open("/organisations/ask");
        await asker.Sees("được nhận", "accepted");
    }

    [Theory]
    [InlineData("vi", 1280, "daidien.vlm")]
    [InlineData("en", 360, "daidien.ysh")]
    public async Task A_representatives_power_of_attorney_is_stated_and_read(string language, int width, string name)
    {
        await using var head = await site.NewPerson(name, language, width);
        await head.Open("/organisation");
        await head.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(head.Say("^Khai căn cứ đại diện của", "^State the authority of"), RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await head.Field("Chức vụ", "Title").FillAsync("Phó viện trưởng");
        await head.Field("Căn cứ đại diện", "Basis of authority").SelectOptionAsync("PowerOfAttorney");
        await head.Button("Lưu", "Save").ClickAsync();
        await head.Sees("Hãy ghi số giấy ủy quyền.", "Please state the number of the power of attorney.");
        await head.Inspect();
        await Expect(head.Field("Chức vụ", "Title")).ToHaveValueAsync("Phó viện trưởng");
        await head.Field("Số giấy ủy quyền", "Number of the power of attorney").FillAsync("12/UQ-VLM");
        await head.Field("Ngày lập", "Date of issue").FillAsync("2026-01-05");
        await head.Field("Ngày hết hạn", "Last day").FillAsync("2026-06-30");
        await head.Button("Lưu", "Save").ClickAsync();
        await head.Sees("giấy ủy quyền không còn hiệu lực", "the power of attorney does not hold");
        await head.Inspect();
    }

    [Theory]
    [InlineData("vi", 1280, "Viện Thử Nghiệm Một", "0312345671")]
    [InlineData("en", 360, "Viện Thử Nghiệm Hai", "0312345672")]
    public async Task An_organisation_registers_is_asked_for_more_and_is_verified_with_its_account(string language, int width, string name, string taxCode)
    {
        await using var founder = await site.NewPerson(language == "vi" ? "canbo.vnh" : "kehoach.vlm", language, width);
        await founder.Open("/organisations/new");
        await founder.Field("Mã số thuế", "Tax code").FillAsync(taxCode);
        await founder.Field("Bên giao: giới thiệu và chuyển giao công nghệ", "Supplier: offers and transfers technologies").CheckAsync();
        await founder.Field("Tên tiếng Việt", "Vietnamese name").FillAsync(name);
        await founder.Page.Locator("[name='Form.Profile.LegalKind']").SelectOptionAsync("institute");
        await founder.Inspect();
        await founder.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = founder.Say("Đăng ký", "Register"), Exact = true }).ClickAsync();
        await founder.IsOn(name, name);

        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await OpenReview(staff, name);
        await staff.Inspect();
        await staff.Button("Đề nghị bổ sung", "Ask for more").ClickAsync();
        await staff.Sees("Hãy điền mục này.", "Please fill this in.");
        await staff.Field("Lý do hoặc giấy tờ cần bổ sung", "Reason, or what is missing").FillAsync("Thiếu quyết định thành lập.");
        await staff.Button("Đề nghị bổ sung", "Ask for more").ClickAsync();
        await staff.IsOn("Xác thực tổ chức", "Verify organisations");

        await founder.Open("/organisation");
        await founder.Sees("Thiếu quyết định thành lập.");
        await founder.Button("Đề nghị xác thực lại", "Ask for verification again").ClickAsync();
        await Expect(founder.Page.GetByText("Thiếu quyết định thành lập.")).ToHaveCountAsync(0);
        await founder.Open("/organisation/accounts");
        await founder.Field("Ngân hàng", "Bank").SelectOptionAsync("VCB");
        await founder.Field("Số tài khoản", "Account number").FillAsync("0011 0012 34567");
        await founder.Field("Chủ tài khoản", "Holder").FillAsync("NGUYEN VAN A");
        await founder.Button("Thêm", "Add").ClickAsync();
        await founder.Sees("Tên chủ tài khoản phải trùng tên tổ chức", "The holder must be the organisation by its name");
        await founder.Field("Chủ tài khoản", "Holder").FillAsync(name.ToUpperInvariant());
        await founder.Button("Thêm", "Add").ClickAsync();
        await founder.Sees("0011001234567");
        await founder.Inspect();

        await OpenReview(staff, name);
        await staff.Field("Cách xác thực", "Method").SelectOptionAsync("vneid");
        await staff.Field("Mức xác thực", "Level").SelectOptionAsync("full");
        await staff.Field("Giấy tờ đã xem", "Documents looked at").FillAsync("Quyết định thành lập số 12/QĐ ngày 05/01/2026");
        await staff.Button("Xác thực", "Verify").ClickAsync();
        await staff.IsOn("Xác thực tổ chức", "Verify organisations");
        await OpenReview(staff, name);
        await staff.Sees("Quyết định thành lập số 12/QĐ ngày 05/01/2026");
        await staff.Button("Xác thực tài khoản", "Verify the account").ClickAsync();
        await staff.Sees("đã xác thực", "verified");
        await staff.Inspect();

        await founder.Open("/organisation/accounts");
        await founder.Sees("đã xác thực", "verified");
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task The_directory_is_narrowed_without_JavaScript_and_an_organisation_shows_its_figures(string language, int width)
    {
        await using var visitor = await site.NewVisitor(language, javaScript: false, width);
        await visitor.Open("/organisations");
        await visitor.Page.Locator(".facet a[href*='role=supplier']").First.ClickAsync();
        await visitor.Page.Locator(".facet a[href*='owner=institute']").First.ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("role=supplier.*owner=institute", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = visitor.Say("Bỏ mọi bộ lọc", "Clear all filters") })).ToBeVisibleAsync();
        await visitor.Page.Locator("main .item a[href*='organisations/V']").First.ClickAsync();
        await visitor.Sees("Thời gian trả lời câu hỏi (trung vị)", "Time to answer questions (median)");
    }

    [Theory]
    [InlineData("vi", 1280, "MHA")]
    [InlineData("en", 360, "MHG")]
    public async Task Two_of_the_staff_recover_an_organisation_by_its_letter(string language, int width, string code)
    {
        await using var one = await site.NewPerson("quantri1.san", language, width);
        await using var other = await site.NewPerson("quantri2.san", language, width);
        await one.Open("/desk/organisations?q=" + code);
        await one.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = code + " ·" }).ClickAsync();
        await one.Button("Ghi công văn", "Record the letter").ClickAsync();
        await one.Sees("Hãy điền mục này.", "Please fill this in.");
        await one.Field("Số công văn", "Number of the official letter").FillAsync("15/CV-" + code);
        await one.Field("Ngày công văn", "Date of the official letter").FillAsync("2026-11-02");
        await one.Field("Địa chỉ thư của người đại diện mới", "Mail address of the new representative").FillAsync($"moi.{code}@test.example");
        await one.Button("Ghi công văn", "Record the letter").ClickAsync();
        await one.Sees("Chờ một cán bộ khác của Sàn", "Awaits somebody else of the exchange");
        await one.Inspect();

        await other.Open("/work");
        await other.Sees("Xác nhận khôi phục tổ chức", "Confirm the recovery of an organisation");
        await other.Open(one.PathHere);
        await other.Button("Xác nhận khôi phục", "Confirm the recovery").ClickAsync();
        await site.Mailbox.LinkTo("/organisations/join", $"moi.{code}@test.example");
        await other.Sees("Khi tổ chức gửi công văn", "When an organisation names");
    }

    private static async Task OpenReview(Visitor staff, string name)
    {
        await staff.Open("/desk/organisations");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await staff.IsOn(name, name);
    }
}
