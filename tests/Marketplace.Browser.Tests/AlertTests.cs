using Marketplace.Application.Alerts;
using Marketplace.Application.Demo;
using Marketplace.Domain.Alerts;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>A supplier saves a search for demands, a business posts one, and the supplier is told of it on the site and by letter.</summary>
public sealed class AlertTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280, "daidien.vcn")]
    [InlineData("en", 360, "daidien.ysh")]
    public async Task A_saved_search_tells_of_a_new_demand_and_a_letters_link_ends_the_letters(string language, int width, string name)
    {
        var word = "NC" + Guid.NewGuid().ToString("N")[..8];
        await using var supplier = await site.NewVisitor(language, width: width);
        await supplier.Open("/demands?q=" + word);
        await supplier.Link("Lưu tìm kiếm này", "Save this search").ClickAsync();
        await supplier.EnterAs($"{name}@demo.example", DemoData.Password);
        await supplier.IsOn("Lưu tìm kiếm này", "Save this search");
        await Expect(supplier.Page.Locator("#form-name")).ToHaveValueAsync(word);
        await supplier.Inspect();
        await supplier.Button("Lưu tìm kiếm", "Save the search").ClickAsync();
        await supplier.IsAt($"/demands?q={word}");
        await supplier.Button("Lưu tìm kiếm này", "Save this search").ClickAsync();
        await Expect(supplier.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await supplier.Inspect();

        await Post(word, language, width);
        var bell = supplier.Page.Locator("a.bell");
        for (var tries = 0; tries < 100 && (tries == 0 || await bell.Locator(".bell-count").CountAsync() == 0); tries++)
        {
            await supplier.Open("/");
        }

        await bell.ClickAsync();
        await supplier.IsOn("Mục mới cho bạn", "New for you");
        var alert = supplier.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = word });
        await Expect(alert).ToHaveCountAsync(1);
        await supplier.Inspect();

        var (mail, now, token) = ($"{name}@demo.example", TimeProvider.System.GetUtcNow().UtcDateTime, TestContext.Current.CancellationToken);
        foreach (var person in (await site.Job.Ask(new GetDigestReaders(MailRhythm.Daily, now), token)).Answer)
        {
            (await site.Job.Send(new SendDigest(person, MailRhythm.Daily, now), token)).IsDone.ShouldBeTrue();
        }

        // Opening it is reading it.
        var marking = alert.GetByRole(AriaRole.Button, new() { NameRegex = new(supplier.Say("^Đánh dấu đã đọc", "^Mark as read")) });
        await Expect(marking).ToHaveCountAsync(1);
        await alert.GetByRole(AriaRole.Heading).GetByRole(AriaRole.Button).ClickAsync();
        await supplier.IsOn(word, word);
        await Expect(supplier.Page.Locator("a.bell .bell-count")).ToHaveCountAsync(0);
        await supplier.Open("/my/alerts");
        await Expect(alert).ToHaveCountAsync(1);
        await Expect(marking).ToHaveCountAsync(0);

        var link = new Uri(await site.Mailbox.LinkTo("alerts/unsubscribe", mail));
        await using var reading = await site.NewVisitor(language, width: width);
        await reading.Open(link.PathAndQuery[link.PathAndQuery.IndexOf("/alerts/", StringComparison.Ordinal)..]);
        await reading.IsOn("Ngừng nhận thư báo mục mới", "Stop letters about new items");
        await reading.Inspect();
        await reading.Button("Ngừng nhận thư", "End the letters").ClickAsync();
        await reading.Sees("Sàn không còn gửi thư báo mục mới cho bạn.", "The exchange sends you no more letters about new items.");

        await supplier.Open("/my/watches");
        var watch = supplier.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = word });
        await Expect(watch.Locator("select")).ToHaveValueAsync(nameof(MailRhythm.None));
        await supplier.Inspect();
        await watch.GetByRole(AriaRole.Button, new() { Name = supplier.Say("Tạm dừng: ", "Pause: ") + word }).ClickAsync();
        await Expect(watch.GetByRole(AriaRole.Button, new() { Name = supplier.Say("Bật lại: ", "Resume: ") + word })).ToBeVisibleAsync();
        await watch.GetByRole(AriaRole.Button, new() { Name = supplier.Say("Bỏ theo dõi", "Stop following"), Exact = true }).First.ClickAsync();
        await supplier.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = supplier.Say("Bỏ theo dõi", "Stop following"), Exact = true }).ClickAsync();
        await Expect(watch).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("vi", 1280, "daidien.dns")]
    [InlineData("en", 360, "daidien.htx")]
    public async Task Fields_and_organisations_are_followed(string language, int width, string name)
    {
        await using var reader = await site.NewPerson(name, language, width);
        await reader.Open("/organisations?q=" + Uri.EscapeDataString("vien cong nghe nuoc"));
        await reader.Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Link).First.ClickAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { NameRegex = new(reader.Say("^Theo dõi: ", "^Follow: ")) }).ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await reader.Inspect();
        await reader.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = reader.Say("Theo dõi", "Follow"), Exact = true }).ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(reader.Say("^Đang theo dõi", "^Following")) })).ToBeVisibleAsync();

        await reader.Open("/my/watches");
        await reader.Button("Theo dõi", "Follow").ClickAsync();
        await Expect(reader.Page.Locator("#field-refusal")).ToContainTextAsync(reader.Say("Hãy chọn một giá trị trong danh sách.", "Please choose a value from the list."));
        await reader.Page.Locator("#field").SelectOptionAsync("207");
        await reader.Button("Theo dõi", "Follow").ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Article)).ToHaveCountAsync(2);
        await reader.Inspect();
        await reader.Open("/search?field=207");
        await Expect(reader.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(reader.Say("^Đang theo dõi", "^Following")) })).ToBeVisibleAsync();
    }

    /// <summary>A business posts a demand, and staff approve it.</summary>
    private async Task Post(string title, string language, int width)
    {
        await using var business = await site.NewPerson("daidien.dns", language, width);
        await business.Open("/my/demands/new");
        foreach (var (field, text) in new[] { ("TitleVi", title), ("ProblemVi", "Nước nhuộm còn màu."), ("ResultVi", "Nước trong.") })
        {
            await Visitor.Enter(business.Page.Locator("#" + field.ToLowerInvariant()), text);
        }

        await business.Button("Bước tiếp", "Next step").ClickAsync();
        await business.Page.Locator("#field").SelectOptionAsync("207");
        await business.Button("Lưu nháp", "Save draft").ClickAsync();
        await business.Sees("Đã lưu lúc", "Saved at");
        await business.Button("Gửi duyệt", "Submit for review").ClickAsync();
        await business.IsAt("/my/demands");

        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await staff.Open("/desk?kind=demand&holder=nobody&round=first");
        await staff.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await staff.ApproveDemand();
        await staff.IsAt("/desk?kind=demand");
    }
}
