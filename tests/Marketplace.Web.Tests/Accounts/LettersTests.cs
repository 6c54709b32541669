using System.Net;
using System.Text.RegularExpressions;
using Marketplace.Web.Tests.Site;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Accounts;

public sealed partial class LettersTests(TestSite site) : IClassFixture<TestSite>
{
    private const string NewPassword = "mot-cau-moi-de-nho";

    [Fact]
    public async Task Somebody_signs_up_opens_the_letter_and_is_in()
    {
        var browser = site.NewBrowser();
        await browser.Open("/en/account/sign-up");
        await browser.Send("main form", ("Form.Accepted", "true"), ("Form.Name", "Hoa <b>Trần</b>"), ("Form.Mail", "hoa@test.example"), ("Form.Password", NewPassword), ("Form.Language", "En"));
        browser.SentTo.ShouldBe("/en/account/letter");
        await browser.Follow();
        browser.Heading.ShouldBe("Please look into your mailbox");
        await browser.SignIn("hoa@test.example", NewPassword);
        browser.Text.ShouldContain("chưa được xác nhận");

        var letter = (await site.LettersTo("hoa@test.example")).ShouldHaveSingleItem();
        letter.ShouldContain("Dear Hoa <b>Trần</b>");
        await browser.Open(LinkOf(letter));
        await browser.Send("main form", ("Form.Mail", "hoa@test.example"), ("Form.Password", "khong-phai-mat-khau"));
        browser.Text.ShouldContain("The address or the password is not right.");
        await browser.Send("main form", ("Form.Mail", "hoa@test.example"), ("Form.Password", NewPassword));

        browser.SentTo.ShouldBe("/en/work");
        await browser.Open("/en/");
        browser.Page.QuerySelector(".account-name")!.TextContent.ShouldBe("Hoa <b>Trần</b>");
    }

    [Fact]
    public async Task A_forgotten_password_is_set_anew_through_the_letter_and_other_devices_are_out()
    {
        var person = await site.NewAccount();
        var (old, browser) = (site.NewBrowser(), site.NewBrowser());
        await old.SignIn(person.Email!);
        await browser.Open("/account/forgotten");
        await browser.Send("main form", ("Form.Mail", person.Email!));
        browser.SentTo.ShouldBe("/account/letter");
        var link = LinkOf((await site.LettersTo(person.Email!))[^1]);

        await browser.Open(link);
        await browser.Send("main form", ("Form.Password", "ngan"));
        browser.Text.ShouldContain("Mật khẩu cần ít nhất 12 ký tự.");
        await browser.Send("main form", ("Form.Password", NewPassword));
        browser.SentTo.ShouldBe("/account/sign-in?set=1");
        await browser.Follow();
        browser.Text.ShouldContain("Mật khẩu mới đã được lưu.");

        await old.Open("/");
        old.Page.QuerySelector("a[href='account/sign-in']").ShouldNotBeNull();
        await browser.SignIn(person.Email!);
        browser.Text.ShouldContain("Địa chỉ hoặc mật khẩu không đúng.");
        await browser.SignIn(person.Email!, NewPassword);
        browser.SentTo.ShouldBe("/work");
        (await site.LettersTo(person.Email!))[^1].ShouldContain("Mật khẩu đã được đổi");

        await browser.Open(link);
        await browser.Send("main form", ("Form.Password", NewPassword));
        browser.Text.ShouldContain("Đường dẫn này đã hết hạn hoặc đã được dùng.");
    }

    [Fact]
    public async Task Known_and_unknown_addresses_are_answered_alike()
    {
        var person = await site.NewAccount();
        var answers = new List<(HttpStatusCode Status, string? SentTo)>();
        foreach (var mail in (string[])[person.Email!, "nobody@test.example"])
        {
            var browser = site.NewBrowser();
            await browser.Open("/account/forgotten");
            await browser.Send("main form", ("Form.Mail", mail));
            answers.Add((browser.Status, browser.SentTo));
            await browser.Open("/account/sign-up");
            await browser.Send("main form", ("Form.Accepted", "true"), ("Form.Name", "Ai đó"), ("Form.Mail", mail), ("Form.Password", NewPassword), ("Form.Language", "Vi"));
            answers.Add((browser.Status, browser.SentTo));
        }

        answers.Distinct().ShouldHaveSingleItem().SentTo.ShouldBe("/account/letter");
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_but_the_password()
    {
        var browser = site.NewBrowser();
        await browser.Open("/account/sign-up");
        await browser.Send("main form", ("Form.Accepted", "true"), ("Form.Name", "\"><script>alert(1)</script>"), ("Form.Mail", "khong-phai-thu"), ("Form.Password", "ngan"), ("Form.Language", "En"));

        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Source.ShouldNotContain("<script>alert(1)");
        browser.Page.QuerySelector("[name='Form.Name']")!.GetAttribute("value").ShouldBe("\"><script>alert(1)</script>");
        browser.Page.QuerySelector("[name='Form.Password']")!.HasAttribute("value").ShouldBeFalse();
        var mail = browser.Page.QuerySelector("[name='Form.Mail']")!;
        mail.GetAttribute("aria-invalid").ShouldBe("true");
        browser.Page.GetElementById(mail.GetAttribute("aria-describedby")!)!.TextContent.ShouldBe("Địa chỉ thư điện tử chưa đúng dạng.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?link=khong-phai&key=x")]
    [InlineData("?link=00000000000000000000000000000000&key=%00%ff")]
    public async Task A_mangled_link_is_a_spent_one(string query)
    {
        var browser = site.NewBrowser();
        await browser.Open("/en/account/reset" + query);
        await browser.Send("main form", ("Form.Password", NewPassword));

        browser.Text.ShouldContain("This link has expired or was already used.");
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_held_up_in_the_sites_own_words()
    {
        await using var strict = new TestSite(attemptsPerMinute: 3);
        var browser = strict.NewBrowser();
        for (var i = 0; i < 3; i++)
        {
            await browser.SignIn("nobody@test.example", side: "/en");
            browser.Status.ShouldBe(HttpStatusCode.OK);
        }

        await browser.SignIn("nobody@test.example", side: "/en");

        browser.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        browser.Heading.ShouldBe("Too many attempts");
        await browser.Open("/en/account/sign-in");
        browser.Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string LinkOf(string letter) => Link().Match(letter).Groups[1].Value;

    [GeneratedRegex(@"http://localhost(/\S+)")]
    private static partial Regex Link();
}
