using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>A business posts what it needs, and a supplier answers: declined with a reason first, then accepted.</summary>
public sealed class ProposalTests(Site site) : IClassFixture<Site>
{
    private const string Listing = "Hệ thống xử lý nước thải dệt nhuộm bằng màng MBR tiết kiệm năng lượng";

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task A_demand_is_posted_and_its_proposals_are_declined_and_accepted(string language, int width)
    {
        var title = "NT" + Guid.NewGuid().ToString("N")[..8];
        await using var business = await site.NewPerson("daidien.dns", language, width);
        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await using var supplier = await site.NewPerson("daidien.vcn", language, width);

        await Post(business, title);
        await Approve(staff, title);
        await Propose(supplier, title, "Màng gốm giữ lại phẩm màu, nước trong quay lại máy.", listing: null);
        await Decline(business, title);
        await supplier.Open("/my/proposals");
        await supplier.Sees("Giá chưa phù hợp", "Price");
        await supplier.Sees("Vượt ngân sách năm nay.");
        await supplier.Inspect();

        await Propose(supplier, title, "Giảm một nửa giá, chạy thử ba tháng.", Listing);
        await Accept(business, title);
        await supplier.Open("/work");
        await supplier.Page.GetByRole(AriaRole.Link, new() { Name = $"{supplier.Say("Mở", "Open")}: {title}", Exact = true }).ClickAsync();
        await Expect(supplier.Page).ToHaveURLAsync(RoomPage());
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task A_pasted_problem_of_two_thousand_letters_becomes_a_draft_demand_through_sign_in(string language)
    {
        var problem = string.Concat(Enumerable.Repeat("Nước thải dệt nhuộm còn độ màu và muối. ", 50)).Trim();
        await using var anyone = await site.NewVisitor(language);
        await anyone.Open("/search?q=" + Uri.EscapeDataString(problem));
        await anyone.Link("Tạo nhu cầu nháp", "Make a draft demand").ClickAsync();
        await anyone.EnterAs("daidien.dns@demo.example", Application.Demo.DemoData.Password);

        await Expect(anyone.Page.Locator(anyone.Say("#problemvi", "#problemen"))).ToHaveValueAsync(problem);
    }

    private static System.Text.RegularExpressions.Regex RoomPage() => new("/negotiations/[0-9a-f-]{36}$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task Post(Visitor business, string title)
    {
        await business.Open("/my/demands/new");
        await business.Page.Locator("#titlevi").FillAsync(title);
        await business.Page.Locator("#titleen").FillAsync(title);
        await business.Page.Locator("#problemvi").FillAsync("Nước nhuộm còn màu, chưa tái dùng được.");
        await business.Page.Locator("#resultvi").FillAsync("Độ màu dưới 20 Pt-Co.");
        await business.Button("Bước tiếp", "Next step").ClickAsync();
        await business.Page.Locator("#field").SelectOptionAsync("207");
        await business.Button("Gửi duyệt", "Submit for review").ClickAsync();
        await business.IsAt("/my/demands");
    }

    private static async Task Approve(Visitor staff, string title)
    {
        await staff.Open("/desk?kind=demand");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await staff.ApproveDemand();
        await staff.IsAt("/desk?kind=demand");
    }

    private static async Task Propose(Visitor supplier, string title, string message, string? listing)
    {
        var find = supplier.Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link);
        for (var tries = 0; tries < 100 && (tries == 0 || await find.CountAsync() == 0); tries++)
        {
            await supplier.Open("/demands?q=" + title);
        }

        await find.First.ClickAsync();
        await supplier.Link("Đề xuất giải pháp", "Propose a solution").ClickAsync();
        await supplier.IsOn(title, title);
        await supplier.Button("Gửi đề xuất giải pháp", "Send the proposal").ClickAsync();
        await supplier.Sees("Hãy nêu giải pháp của bạn.", "Please describe your solution.");
        if (listing is not null)
        {
            var option = supplier.Page.Locator("#listing option").Filter(new() { HasText = supplier.Say(listing, "MBR") }).First;
            await supplier.Page.Locator("#listing").SelectOptionAsync((await option.GetAttributeAsync("value"))!);
        }

        await supplier.Field("Giải pháp của bạn", "Your solution").FillAsync(message);
        await Visitor.Enter(supplier.Field("Trả trước", "Up-front price"), "800.000.000");
        await supplier.Inspect();
        await supplier.Button("Gửi đề xuất giải pháp", "Send the proposal").ClickAsync();
        await supplier.Sees(message);
    }

    private static async Task Decline(Visitor business, string title)
    {
        await OpenTask(business, title);
        await business.Sees("Màng gốm giữ lại phẩm màu, nước trong quay lại máy.");
        await business.Sees("800.000.000 ₫", "800,000,000 VND");
        await business.Button("Từ chối đề xuất", "Decline the proposal").ClickAsync();
        await business.Button("Gửi lời từ chối", "Send the answer").ClickAsync();
        await business.Sees("Hãy chọn lý do từ chối.", "Please choose a reason for declining.");
        await business.Field("Lý do từ chối", "Reason for declining").SelectOptionAsync("price");
        await business.Field("Giải thích thêm", "More about the reason").FillAsync("Vượt ngân sách năm nay.");
        await business.Inspect();
        await business.Button("Gửi lời từ chối", "Send the answer").ClickAsync();
        await business.Sees("Vượt ngân sách năm nay.");
        await Expect(business.Button("Từ chối đề xuất", "Decline the proposal")).ToHaveCountAsync(0);
    }

    private static async Task Accept(Visitor business, string title)
    {
        await OpenTask(business, title);
        await business.Button("Chấp nhận đề xuất", "Accept the proposal").ClickAsync();
        await business.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = business.Say("Chấp nhận đề xuất", "Accept the proposal") }).ClickAsync();
        await business.Sees("Bạn đã chấp nhận một đề xuất.", "You have accepted a proposal.");
        await business.Inspect();
        await business.Link("Mở phòng đàm phán", "Open the negotiation room").ClickAsync();
        await Expect(business.Page).ToHaveURLAsync(RoomPage());
    }

    private static async Task OpenTask(Visitor business, string title)
    {
        await business.Open("/work");
        await business.Page.GetByRole(AriaRole.Link, new() { Name = $"{business.Say("Trả lời", "Answer")}: {title}", Exact = true }).ClickAsync();
        await business.IsOn(title, title);
    }
}
