using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>What a company does before it decides: saving with notes.</summary>
public sealed class SavedItemTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280, "daidien.dns")]
    [InlineData("en", 360, "daidien.htx")]
    public async Task A_visitor_who_saves_signs_in_comes_back_and_writes_a_note(string language, int width, string name)
    {
        await using var visitor = await site.NewVisitor(language, javaScript: false, width: width);
        await visitor.Open("/search");
        await SaveButton(visitor).ClickAsync();
        await visitor.EnterAs($"{name}@demo.example", Application.Demo.DemoData.Password);
        await visitor.IsOn("Lưu vào danh sách chung", "Save to the shared list");
        await visitor.Button("Lưu vào danh sách chung", "Save to the shared list").ClickAsync();
        await visitor.IsAt("/search?done=ListingSaved");
        await Expect(visitor.Link("Đã lưu", "Saved")).ToHaveCountAsync(1);

        // Who is signed in saves at once.
        await SaveButton(visitor).ClickAsync();
        await Expect(visitor.Link("Đã lưu", "Saved")).ToHaveCountAsync(2);

        await visitor.Open("/saved");
        var item = visitor.Page.GetByRole(AriaRole.Article).First;
        await item.Locator("summary").ClickAsync();
        await item.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Lưu ghi chú", "Save the note"), Exact = true }).ClickAsync();
        await visitor.Sees("Hãy viết ghi chú.", "Please write the note.");
        await item.Locator("textarea").FillAsync("Hỏi giá lắp đặt.");
        await item.GetByRole(AriaRole.Button, new() { Name = visitor.Say("Lưu ghi chú", "Save the note"), Exact = true }).ClickAsync();
        await visitor.Sees("Hỏi giá lắp đặt.");

        await using var colleague = await site.NewPerson(name, language, width);
        await colleague.Open("/saved");
        await colleague.Sees("Hỏi giá lắp đặt.");
        await colleague.Inspect();
        await colleague.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(colleague.Say("^Bỏ lưu: ", "^Take off: "), RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await Expect(colleague.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Article)).ToHaveCountAsync(1);
    }

    private static ILocator SaveButton(Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.Main).Locator("form.no-print button, a.button").Filter(new() { HasTextRegex = new Regex(visitor.Say("^Lưu$", "^Save$"), RegexOptions.None, TimeSpan.FromSeconds(1)) }).First;
}
