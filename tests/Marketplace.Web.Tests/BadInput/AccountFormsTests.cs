using System.Net;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.BadInput;

public sealed class AccountFormsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Form = "main form[method=post]";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, object[]> BadSignUps => new()
    {
        { "name", "", nameof(MemberRules.ANameIsGiven), [] },
        { "name", "   ", nameof(MemberRules.ANameIsGiven), [] },
        { "name", new string('x', 101), "MaximumLengthValidator", [100] },
        { "name", Refusing.Megabyte, "MaximumLengthValidator", [100] },
        { "name", "Nguyễn\u0007", "NoControlCharacters", [] },
        { "mail", "", "NotEmptyValidator", [] },
        { "mail", "khong-phai-thu", "EmailValidator", [] },
        { "mail", "a@test.example\r\nBcc: b@test.example", "EmailValidator", [] },
        { "mail", Refusing.Script, "EmailValidator", [] },
        { "mail", Refusing.Megabyte + "@test.example", "MaximumLengthValidator", [200] },
        { "password", "", nameof(MemberRules.APasswordIsStrong), [] },
        { "password", "ngan", nameof(MemberRules.APasswordIsStrong), [] },
        { "password", Refusing.Megabyte, nameof(MemberRules.APasswordIsStrong), [] },
    };

    [Theory]
    [MemberData(nameof(BadSignUps), DisableDiscoveryEnumeration = true)]
    public async Task A_bad_sign_up_is_told_beside_its_field_and_keeps_what_was_typed(string field, string value, string code, object[] arguments)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = Refusing.Script, ["mail"] = $"{Guid.NewGuid():N}@test.example", ["password"] = TestSite.Password };
            typed[field] = value;
            var browser = site.NewBrowser();
            await browser.Open((language == Language.En ? "/en" : "") + "/account/sign-up");

            await browser.Send(Form, ("Form.Accepted", "true"), ("Form.Name", typed["name"]), ("Form.Mail", typed["mail"]), ("Form.Password", typed["password"]), ("Form.Language", "En"));

            browser.ShouldBeTheFormAgain();
            browser.ShouldSayBeside("form-" + field, language, code, arguments);
            Same(browser.Kept("Form.Name"), typed["name"]).ShouldBeTrue();
            Same(browser.Kept("Form.Mail"), typed["mail"]).ShouldBeTrue();
            browser.Kept("Form.Password").ShouldBeNullOrEmpty();
            browser.Page.QuerySelector("option[value=En]")!.HasAttribute("selected").ShouldBeTrue();
            await site.InDatabase(async db => (await db.Users.AnyAsync(u => u.Email == typed["mail"], Token)).ShouldBeFalse());
        }
    }

    [Theory]
    [InlineData("Form.Language", "Fr")]
    [InlineData("Form.Language", "7")]
    [InlineData("Form.Language", "")]
    [InlineData("Form.Accepted", "false")]
    [InlineData("Form.Policies", "khong-phai-ma")]
    [InlineData("Form.Policies", "")]
    [InlineData("Form.Id", "khong-phai-ma")]
    [InlineData("Form.Id", "")]
    [InlineData("Form.Id", "00000000-0000-0000-0000-000000000000")]
    public async Task A_sign_up_with_a_tampered_field_makes_no_account_and_is_no_failure(string name, string value)
    {
        var mail = $"{Guid.NewGuid():N}@test.example";
        var browser = site.NewBrowser();
        await browser.Open("/account/sign-up");

        await browser.Send(Form, [.. new[] { ("Form.Accepted", "true"), ("Form.Name", "Nguyễn Thử"), ("Form.Mail", mail), ("Form.Password", TestSite.Password) }.Where(f => f.Item1 != name), (name, value)]);

        browser.ShouldBeTheFormAgain();
        browser.Page.QuerySelector("main .error, main .notice.alert").ShouldNotBeNull();
        await site.InDatabase(async db => (await db.Users.AnyAsync(u => u.Email == mail, Token)).ShouldBeFalse());
    }

    [Fact]
    public async Task A_sign_up_under_somebody_elses_id_makes_no_account()
    {
        var other = await site.NewAccount();
        var browser = site.NewBrowser();
        await browser.Open("/account/sign-up");

        await browser.Send(Form, ("Form.Id", other.Id.ToString()), ("Form.Accepted", "true"), ("Form.Name", "Nguyễn Thử"), ("Form.Mail", "chiem@test.example"), ("Form.Password", TestSite.Password));

        browser.ShouldBeTheFormAgain();
        await site.InDatabase(async db => (await db.Members.SingleAsync(m => m.Id == other.Member, Token)).Name.ShouldBe("Nguyễn Thị Thử"));
        await site.InDatabase(async db => (await db.Users.AnyAsync(u => u.Email == "chiem@test.example", Token)).ShouldBeFalse());
    }

    [Fact]
    public async Task A_sign_up_sent_twice_is_one_account_and_one_letter()
    {
        var mail = $"{Guid.NewGuid():N}@test.example";
        var browser = site.NewBrowser();
        await browser.Open("/account/sign-up");
        for (var i = 0; i < 2; i++)
        {
            await browser.Send(Form, ("Form.Accepted", "true"), ("Form.Name", "Nguyễn Thử"), ("Form.Mail", mail), ("Form.Password", TestSite.Password));
            browser.SentTo.ShouldBe("/account/letter");
        }

        (await site.LettersTo(mail)).Count.ShouldBe(1);
    }

    public static TheoryData<string, string> BadSignIns => new()
    {
        { "", "" },
        { "khong-phai-thu", "x" },
        { Refusing.Script, Refusing.Script },
        { "a\u0001b\u0007@test.example", "\u0001" },
        { "' OR 1=1 --", "' OR 1=1 --" },
        { Refusing.Megabyte, Refusing.Megabyte },
    };

    [Theory]
    [MemberData(nameof(BadSignIns), DisableDiscoveryEnumeration = true)]
    public async Task A_bad_sign_in_is_told_in_the_pages_language_and_keeps_the_address(string mail, string password)
    {
        foreach (var (side, sentence) in ((string, string)[])[("", "Địa chỉ hoặc mật khẩu không đúng."), ("/en", "The address or the password is not right.")])
        {
            var browser = site.NewBrowser();
            await browser.SignIn(mail, password, side);

            browser.ShouldBeTheFormAgain();
            browser.Text.ShouldContain(sentence);
            Same(browser.Kept("Form.Mail"), mail).ShouldBeTrue();
            browser.Kept("Form.Password").ShouldBeNullOrEmpty();
        }
    }

    [Theory]
    [InlineData("/account/forgotten", "Form.Mail")]
    [InlineData("/account/reset?link=x&key=y", "Form.Password")]
    [InlineData("/account/reset?link=00000000000000000000000000000000&key=%00", "Form.Password")]
    [InlineData("/organisations/join?link=x&key=y", null)]
    public async Task A_mangled_link_or_a_bad_address_is_no_failure(string path, string? field)
    {
        foreach (var side in (string[])["", "/en"])
        {
            foreach (var value in (string[])["", Refusing.Script, "a\0b", Refusing.Megabyte])
            {
                var browser = site.NewBrowser();
                await browser.Open(side + path);
                browser.ShouldLeakNothing();
                ((int)browser.Status).ShouldBeLessThan(500);
                if (field is not null)
                {
                    await browser.Send(Form, (field, value));
                    browser.ShouldLeakNothing();
                    ((int)browser.Status).ShouldBeLessThan(500);
                }
            }
        }
    }

    [Theory]
    [InlineData("", "Biểu mẫu đã hết hạn")]
    [InlineData("/en", "The form has expired")]
    public async Task A_character_that_no_browser_sends_is_refused_in_the_sites_own_words(string side, string heading)
    {
        var browser = site.NewBrowser();
        await browser.Open(side + "/account/sign-up");
        await browser.Send(Form, ("Form.Accepted", "true"), ("Form.Name", "Nguyễn\0"));

        (browser.Status, browser.Heading).ShouldBe((HttpStatusCode.BadRequest, heading));
        browser.ShouldLeakNothing();
    }

    [Fact]
    public async Task A_form_larger_than_any_form_is_refused_without_failing()
    {
        var browser = site.NewBrowser();
        await browser.Open("/account/sign-in");
        await browser.Send(Form, ("Form.Mail", new string('x', 6_000_000)));

        ((int)browser.Status).ShouldBeInRange(400, 499);
        browser.ShouldLeakNothing();
    }

    /// <summary>A browser drops line breaks from a line. Not compared by Shouldly, which would print a megabyte.</summary>
    private static bool Same(string? kept, string typed) => string.Equals((kept ?? "").ReplaceLineEndings(""), typed.ReplaceLineEndings(""), StringComparison.Ordinal);
}
