using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>The exchange suggests what fits; each side answers, and admins see how right it was.</summary>
public sealed class MatchingTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280, "Lưu trữ điện 1 MWh để tránh giờ cao điểm")]
    [InlineData("en", 360, "Low-temperature scouring of cotton")]
    public async Task A_business_dismisses_a_technology_brings_it_back_and_invites_its_supplier(string language, int width, string demand)
    {
        await using var business = await site.NewPerson("daidien.dns", language, width);
        await OpenSuggestions(business);
        await business.Inspect();
        await business.Page.GetByRole(AriaRole.Link, new() { Name = demand }).First.ClickAsync();
        await business.Sees("Vì sao gợi ý", "Why this is suggested");
        await business.Sees("Cùng lĩnh vực", "The same field");
        await business.Inspect();

        // Nothing typed is lost when the reason lacks.
        var suggestion = business.Page.GetByRole(AriaRole.Article).First;
        var note = suggestion.GetByLabel(business.Say("Nói thêm (không bắt buộc)", "Anything else (optional)"));
        await suggestion.Locator("summary").ClickAsync();
        await note.FillAsync("Đã xem ở hội chợ.");
        await Press(business, "Bỏ qua", "Dismiss");
        await business.Sees("Hãy chọn lý do bỏ qua.", "Please choose a reason for dismissing it.");
        await Expect(note).ToHaveValueAsync("Đã xem ở hội chợ.");
        await business.Inspect();
        await suggestion.GetByLabel(business.Say("Lý do bỏ qua", "Reason for dismissing")).SelectOptionAsync("known");
        await Press(business, "Bỏ qua", "Dismiss");
        await Told(business, "Đã bỏ qua gợi ý.", "The suggestion is dismissed.");

        await business.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = business.Say("Đã bỏ qua", "Dismissed") }).ClickAsync();
        await business.Sees("Đã xem ở hội chợ.");
        await business.Inspect();
        await Press(business, "Đưa trở lại", "Bring back");
        await Told(business, "Đã đưa gợi ý trở lại.", "The suggestion is back.");
        await Press(business, "Quan tâm", "Of interest");
        await Told(business, "Đã ghi nhận quan tâm.", "Noted as of interest.");
        await business.Inspect();
        await Press(business, "Mời đề xuất giải pháp", "Invite to propose");
        await Told(business, "Đã gửi lời mời đề xuất giải pháp.", "The invitation to propose is sent.");
        await business.Sees("Đã mời đề xuất", "Invited to propose");
        await business.Inspect();
        await business.Button("Tìm lại", "Look again").ClickAsync();
        await Told(business, "Đã tìm lại.", "Looked again.");
    }

    [Theory]
    [InlineData("vi", 360, "daidien.vlm", "Thu hồi nhiệt khói lò tuynel")]
    [InlineData("en", 1280, "daidien.dhm", "Camera system that finds fabric defects")]
    public async Task A_supplier_goes_from_a_suggested_demand_to_a_proposal_with_its_technology(string language, int width, string who, string listing)
    {
        await using var supplier = await site.NewPerson(who, language, width);
        await OpenSuggestions(supplier);
        await supplier.Inspect();
        await supplier.Page.GetByRole(AriaRole.Link, new() { Name = listing }).First.ClickAsync();
        await Press(supplier, "Quan tâm", "Of interest");
        await Told(supplier, "Đã ghi nhận quan tâm.", "Noted as of interest.");
        await supplier.Inspect();
        await supplier.Link("Gửi đề xuất giải pháp", "Send a proposal").First.ClickAsync();
        await Expect(supplier.Page.Locator("#listing option:checked")).ToContainTextAsync(listing);

        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk/matches");
        await staff.Sees("Theo từng phần của điểm", "By part of the score");
        await staff.Inspect();
        await staff.Link("Bên giao", "Suppliers").ClickAsync();
        await Expect(staff.Page).ToHaveURLAsync(new Regex("side=supplier", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await staff.Sees("câu trả lời", "answers");
    }

    /// <summary>Suggestions follow the index within a second: asked again until then, a bounded number of times.</summary>
    private static async Task OpenSuggestions(Visitor visitor)
    {
        var task = visitor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).Filter(new() { HasText = visitor.Say("Xem gợi ý", "See suggestions") });
        for (var tries = 0; tries < 100 && (tries == 0 || await task.CountAsync() == 0); tries++)
        {
            await visitor.Open("/work");
        }

        await task.ClickAsync();
        await visitor.IsOn("Gợi ý kết nối", "Suggestions");
    }

    /// <summary>On the first suggestion: its buttons are named after what they are about.</summary>
    private static Task Press(Visitor visitor, string vi, string en) =>
        visitor.Page.GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex($"^\\s*{visitor.Say(vi, en)}\\s*$", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();

    private static Task Told(Visitor visitor, string vi, string en) => Expect(visitor.Page.GetByText(visitor.Say(vi, en)).First).ToBeVisibleAsync();
}
