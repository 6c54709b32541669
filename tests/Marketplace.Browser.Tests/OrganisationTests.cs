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
}
