using Xunit;

namespace Marketplace.Browser.Tests;

/// <summary>Everybody reads the exchange's texts; staff publish the next version of one.</summary>
public sealed class PolicyTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", false)]
    [InlineData("en", true)]
    public async Task Everybody_reads_the_texts_and_who_owns_the_site(string language, bool javaScript)
    {
        await using var visitor = await site.NewVisitor(language, javaScript);
        foreach (var (vi, en) in ((string, string)[])[("Quy chế hoạt động", "Operating rules"), ("Biểu phí", "Schedule of fees"), ("Chính sách dữ liệu cá nhân", "Privacy notice")])
        {
            await visitor.Open("/");
            await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Contentinfo).GetByText(visitor.Say(vi, en), new() { Exact = true }).ClickAsync();
            await visitor.IsOn(vi, en);
            await visitor.Sees("Bản dự thảo, đang chờ luật sư", "A draft that awaits the review");
            await visitor.Sees("Phiên bản 1", "Version 1");
            if (javaScript)
            {
                await visitor.Inspect();
            }
        }

        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Contentinfo).GetByText(visitor.Say("Về Sàn", "About the exchange"), new() { Exact = true }).ClickAsync();
        await visitor.IsOn("Về Sàn", "About the exchange");
        await visitor.Sees("Chưa nêu", "Not stated");
    }

    [Theory]
    [InlineData("vi", "fees", 1280)]
    [InlineData("en", "privacy", 360)]
    public async Task Staff_publish_the_next_version(string language, string policy, int width)
    {
        var (vi, en) = policy == "fees" ? ("Biểu phí", "Schedule of fees") : ("Chính sách dữ liệu cá nhân", "Privacy notice");
        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk/policies");
        await staff.IsOn("Văn bản của Sàn", "Policies of the exchange");
        await staff.Inspect();
        await staff.Link(vi, en).ClickAsync();
        await staff.IsOn(vi, en);
        await staff.Field("Nội dung tiếng Việt", "Vietnamese text").FillAsync("## Điều duy nhất\n\nMọi việc **miễn phí**.");
        await staff.Field("Ngày bắt đầu hiệu lực", "First day in force").FillAsync("2020-01-01");
        await staff.Button("Công bố phiên bản mới", "Publish a new version").ClickAsync();
        await staff.Sees("Hãy nêu điểm mới", "Say what is new");
        await staff.Field("Điểm mới, tiếng Việt", "What is new, in Vietnamese").FillAsync("Gọn hơn.");
        await staff.Field("Điểm mới, tiếng Anh", "What is new, in English").FillAsync("Shorter.");
        await staff.Button("Công bố phiên bản mới", "Publish a new version").ClickAsync();
        await staff.Sees("Ngày bắt đầu hiệu lực không được ở trong quá khứ.", "The first day in force must not be in the past.");
        await staff.Inspect();
        await staff.Field("Ngày bắt đầu hiệu lực", "First day in force").FillAsync("2041-01-01");
        await staff.Button("Công bố phiên bản mới", "Publish a new version").ClickAsync();
        await staff.Sees("từ 01/01/2041", "from 01/01/2041");

        await staff.Link("Xem trang công khai", "See the public page").ClickAsync();
        await staff.Sees("Một phiên bản mới sẽ có hiệu lực từ 01/01/2041.", "A new version will be in force from 01/01/2041.");
        await staff.Link("Đọc trước", "Read it now").ClickAsync();
        await staff.Sees("Gọn hơn.", "Shorter.");
        await staff.Inspect();
    }
}
