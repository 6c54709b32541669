using Marketplace.Domain.Common;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>A new version comes into force while people are signed in.</summary>
public sealed class AcceptanceTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", "operating-rules", "chuyenvien.vcn", 1280)]
    [InlineData("en", "privacy", "officer.ttr", 360)]
    public async Task Who_is_signed_in_is_asked_to_accept_the_new_version(string language, string policy, string name, int width)
    {
        await using var person = await site.NewPerson(name, language, width);
        await using var staff = await site.NewPerson("quantri1.san", language);
        await staff.Open("/desk/policies/" + policy);
        await staff.Field("Nội dung tiếng Việt", "Vietnamese text").FillAsync("## Điều duy nhất\n\nNgắn gọn.");
        await staff.Field("Điểm mới, tiếng Việt", "What is new, in Vietnamese").FillAsync("Gọn hơn.");
        await staff.Field("Điểm mới, tiếng Anh", "What is new, in English").FillAsync("Shorter.");
        await staff.Field("Ngày bắt đầu hiệu lực", "First day in force").FillAsync($"{VietnamCalendar.DateOf(TimeProvider.System.GetUtcNow().UtcDateTime):yyyy-MM-dd}");
        await staff.Button("Công bố phiên bản mới", "Publish a new version").ClickAsync();
        await staff.Sees("Gọn hơn.", "Shorter.");

        await person.Open("/search");
        var link = person.Page.GetByRole(AriaRole.Link, new() { Name = person.Say("Đọc và đồng ý", "Read and accept"), Exact = true });
        await Expect(link).ToBeVisibleAsync();
        await person.Inspect();
        await person.Open("/account/policies");
        await person.IsOn("Văn bản cần đồng ý", "Policies to accept");
        await person.Sees("Gọn hơn.", "Shorter.");
        await person.Inspect();
        await person.Button("Tôi đã đọc và đồng ý", "I have read and accept them").ClickAsync();
        await person.Sees("Bạn có thể đóng thẻ này", "You can close this tab");
        await person.Open("/search");
        await Expect(link).ToHaveCountAsync(0);
    }
}
