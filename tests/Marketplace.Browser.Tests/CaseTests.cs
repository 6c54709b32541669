using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>A violation is reported without JavaScript and without an account, heard, decided, appealed against and decided again.</summary>
public sealed class CaseTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280, "thuốc thử so màu asen nước giếng")]
    [InlineData("en", 360, "catalytic ozonation landfill leachate")]
    public async Task A_violation_is_reported_heard_decided_and_appealed(string language, int width, string words)
    {
        await using var finder = await site.NewVisitor(language);
        await finder.Open("/report");
        await finder.Inspect();
        await finder.FindListing(words);
        var listing = finder.PathHere;

        await using var reporter = await site.NewVisitor(language, javaScript: false, width: width);
        await reporter.Open("/");
        await reporter.Page.Locator("footer").GetByRole(AriaRole.Link, new() { Name = reporter.Say("Báo cáo vi phạm", "Report a violation") }).ClickAsync();
        await reporter.Field("Mã hoặc địa chỉ trang", "Code or address of the page").FillAsync("HS-0000");
        await reporter.Button("Tiếp tục", "Go on").ClickAsync();
        await reporter.Sees("Không tìm thấy nội dung công khai nào", "Nothing public");
        await reporter.Field("Mã hoặc địa chỉ trang", "Code or address of the page").FillAsync(listing);
        await reporter.Button("Tiếp tục", "Go on").ClickAsync();
        await reporter.Sees("Gửi báo cáo", "Send the report");
        await reporter.Open(listing);
        await reporter.Link("Báo cáo vi phạm", "Report a violation").ClickAsync();
        await reporter.IsOn("Báo cáo vi phạm", "Report a violation");
        await reporter.Button("Gửi báo cáo", "Send the report").ClickAsync();
        await reporter.Sees("Hãy mô tả vi phạm.", "Describe the violation.");
        await reporter.Field("Loại vi phạm", "Kind of violation").SelectOptionAsync("ip");
        await reporter.Field("Mô tả", "Description").FillAsync("Đây là sáng chế của tôi, số 1-0012345.");
        await reporter.Button("Gửi báo cáo", "Send the report").ClickAsync();
        await reporter.Sees("Mã vụ việc của bạn: VV-", "Your case code: VV-");
        var code = Code().Match(await reporter.Page.Locator("h1").InnerTextAsync()).Value;

        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk/cases");
        await staff.IsOn("Vụ việc", "Cases");
        await staff.Inspect();
        await staff.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = code }).ClickAsync();
        await staff.Sees("Đây là sáng chế của tôi");
        await staff.Button("Hỏi hai bên", "Ask both sides").ClickAsync();
        await staff.Sees("Đang chờ bên bị báo cáo trả lời", "The reported side has until");
        await staff.Inspect();

        await using var supplier = await site.NewPerson("daidien.vcn", language, width);
        await supplier.Sees("Báo cáo vi phạm cần tổ chức trả lời", "A report your organisation is to answer");
        await supplier.Open("/organisation/cases");
        await supplier.Inspect();
        await supplier.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = code }).ClickAsync();
        await supplier.Button("Gửi", "Send").ClickAsync();
        await supplier.Sees("Hãy viết nội dung.", "Write your statement.");
        await supplier.Field("Trả lời của tổ chức", "Your organisation’s answer").FillAsync("Chúng tôi là chủ văn bằng.");
        await supplier.Button("Gửi", "Send").ClickAsync();
        await supplier.Sees("Chúng tôi là chủ văn bằng.");
        await supplier.Inspect();

        await staff.Page.ReloadAsync();
        await Decide(staff, "Suspended", "Chưa chứng minh được quyền.");
        await staff.Inspect();
        await finder.Open(listing);
        await finder.IsOn("Không tìm thấy trang", "Page not found");

        await supplier.Page.ReloadAsync();
        await supplier.Field("Khiếu nại quyết định", "Appeal against the decision").FillAsync("Đây là văn bằng.");
        await supplier.Button("Gửi khiếu nại", "Send the appeal").ClickAsync();
        await supplier.Sees("Có khiếu nại", "Under appeal");
        await staff.Page.ReloadAsync();
        await staff.Sees("Bạn đã quyết định vụ việc này", "You decided this case");

        await using var colleague = await site.NewPerson("quantri2.san", language, width);
        await colleague.Open(staff.PathHere);
        await Decide(colleague, "Dismissed", "Văn bằng còn hiệu lực.");
        await finder.Open(listing);
        await Expect(finder.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(finder.Say("Báo cáo vi phạm", "Report a violation"));

        await reporter.Page.ReloadAsync();
        await reporter.Sees("Văn bằng còn hiệu lực.");
        await reporter.Sees("Đã kết thúc", "Closed");
    }

    [Theory]
    [InlineData("vi", 360)]
    [InlineData("en", 1280)]
    public async Task An_authority_has_a_demand_taken_down(string language, int width)
    {
        await using var finder = await site.NewVisitor(language);
        await finder.Open("/demands");
        await finder.Page.Locator("article.item h3 a").First.ClickAsync();
        await finder.Sees("Báo cáo vi phạm", "Report a violation");
        var demand = finder.PathHere;

        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk/cases/new");
        await staff.Field("Mã hoặc địa chỉ trang", "Code or address of the page").FillAsync("NC-0000");
        await staff.Field("Loại vi phạm", "Kind of violation").SelectOptionAsync("unlawful");
        await staff.Field("Cơ quan", "Authority").FillAsync("Sở Khoa học và Công nghệ");
        await staff.Field("Số văn bản", "Number of the request").FillAsync("12/SKHCN");
        await staff.Field("Ngày văn bản", "Date of the request").FillAsync("2026-11-20");
        await staff.Field("Ngày nhận", "Received on").FillAsync("2026-11-21");
        await staff.Field("Giờ nhận", "Received at").FillAsync("08:00");
        await staff.Field("Nội dung yêu cầu", "What is asked").FillAsync("Gỡ nội dung.");
        await staff.Button("Ghi yêu cầu của cơ quan", "Enter an authority’s request").ClickAsync();
        await staff.Sees("Không tìm thấy nội dung công khai nào", "Nothing public");
        await staff.Field("Mã hoặc địa chỉ trang", "Code or address of the page").FillAsync(demand);
        await staff.Button("Ghi yêu cầu của cơ quan", "Enter an authority’s request").ClickAsync();
        await staff.Sees("Sở Khoa học và Công nghệ");
        await Decide(staff, "Removed", "Theo văn bản 12/SKHCN.");
        await finder.Open(demand);
        await finder.IsOn("Không tìm thấy trang", "Page not found");
        await staff.Open("/desk/suspensions");
        await staff.Sees("Theo văn bản 12/SKHCN.");
        await staff.Inspect();
    }

    [Fact]
    public async Task Staff_enter_an_authoritys_request()
    {
        await using var staff = await site.NewPerson("quantri1.san", "vi");
        await staff.Open("/desk/cases/new");
        await staff.Button("Ghi yêu cầu của cơ quan", "Enter an authority’s request").ClickAsync();
        await staff.Sees("Hãy mô tả vi phạm.");
        await staff.Inspect();
        await staff.Open("/organisations/VCN");
        await staff.Link("Báo cáo vi phạm", "Report a violation").ClickAsync();
        await staff.IsOn("Báo cáo vi phạm", "Report a violation");
        await staff.Inspect();
    }

    private static async Task Decide(Visitor staff, string outcome, string reason)
    {
        await staff.Field("Kết luận", "Outcome").SelectOptionAsync(outcome);
        await staff.Field("Lý do", "Reason").FillAsync(reason);
        await staff.Button("Ghi quyết định", "Record the decision").ClickAsync();
        await staff.Sees(reason);
        await Expect(staff.Button("Ghi quyết định", "Record the decision")).ToHaveCountAsync(0);
    }

    private static Regex Code() => new("VV-[0-9A-Z]{8}", RegexOptions.None, TimeSpan.FromSeconds(1));
}
