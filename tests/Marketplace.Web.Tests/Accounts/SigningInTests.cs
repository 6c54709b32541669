using System.Net;
using Marketplace.Domain.Organisations;
using Marketplace.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Accounts;

public sealed class SigningInTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signed_in_on_the_Vietnamese_side_one_signs_out_on_the_English_side()
    {
        var person = await site.NewAccount();
        var browser = site.NewBrowser();

        await browser.SignIn(person.Email!);
        browser.SentTo.ShouldBe("/work");
        await browser.Open("/en/");
        browser.Source.ShouldContain("Nguyễn Thị Thử");

        await browser.Send("form[action='account/sign-out']");
        browser.SentTo.ShouldBe("/en/");
        await browser.Open("/");
        browser.Source.ShouldNotContain("Nguyễn Thị Thử");
        browser.Page.QuerySelector("a[href='account/sign-in']").ShouldNotBeNull();
    }

    [Fact]
    public async Task After_signing_in_one_lands_where_one_wanted_to_go_but_only_on_this_site()
    {
        var person = await site.NewAccount();
        var browser = site.NewBrowser();

        await browser.Open("/en/account/sign-in?back=%2Fen%2Fsearch%3Fq%3Dx");
        await browser.Send("main form", ("Form.Mail", person.Email!), ("Form.Password", TestSite.Password));
        browser.SentTo.ShouldBe("/en/search?q=x");

        await browser.Open("/account/sign-in?back=%2F%2Fevil.example");
        await browser.Send("main form", ("Form.Mail", person.Email!), ("Form.Password", TestSite.Password));
        browser.SentTo.ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        var person = await site.NewAccount();
        var browser = site.NewBrowser();

        await browser.SignIn(person.Email!, "sai-mat-khau-roi");
        browser.Text.ShouldContain("Địa chỉ hoặc mật khẩu không đúng.");
        browser.Page.QuerySelector("[name='Form.Mail']")!.GetAttribute("value").ShouldBe(person.Email);

        await browser.SignIn("nobody@test.example", "sai-mat-khau-roi");
        browser.Text.ShouldContain("Địa chỉ hoặc mật khẩu không đúng.");

        await browser.SignIn(person.Email!, "sai-mat-khau-roi", "/en");
        browser.Text.ShouldContain("The address or the password is not right.");
    }

    [Fact]
    public async Task Too_many_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        var person = await site.NewAccount();
        var browser = site.NewBrowser();
        for (var i = 0; i < 8; i++)
        {
            await browser.SignIn(person.Email!, "sai-mat-khau-roi");
        }

        browser.Text.ShouldContain("Tài khoản tạm khóa");
        await browser.SignIn(person.Email!);
        browser.Text.ShouldContain("Tài khoản tạm khóa");
        await browser.SignIn(person.Email!, side: "/en");
        browser.Text.ShouldContain("The account is locked");
    }

    [Fact]
    public async Task Passwords_guessed_at_the_same_moment_are_all_counted()
    {
        var person = await site.NewAccount();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => site.NewBrowser().SignIn(person.Email!, "sai-mat-khau-roi")));

        var browser = site.NewBrowser();
        await browser.SignIn(person.Email!);

        browser.Text.ShouldContain("Tài khoản tạm khóa");
    }

    [Fact]
    public async Task An_unconfirmed_address_does_not_sign_in()
    {
        var person = await site.NewAccount(confirmed: false);
        var browser = site.NewBrowser();

        await browser.SignIn(person.Email!);

        browser.Text.ShouldContain("chưa được xác nhận");
        await browser.Open("/");
        browser.Page.QuerySelector("a[href='account/sign-in']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_revoked_session_stops_at_once()
    {
        var person = await site.NewAccount();
        var browser = site.NewBrowser();
        await browser.SignIn(person.Email!);

        await site.InDatabase(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Member == person.Member, Token);
            session.End(session.StartedAt);
            await db.SaveChangesAsync(Token);
        });

        await browser.Open("/");
        browser.Source.ShouldNotContain("Nguyễn Thị Thử");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var person = await site.NewAccount();
        var browser = site.NewBrowser();
        await browser.Open("/account/sign-in");

        await browser.Send("main form", ("Form.Mail", person.Email!), ("Form.Password", TestSite.Password), ("__RequestVerificationToken", ""));

        browser.Status.ShouldBe(HttpStatusCode.BadRequest);
        browser.Heading.ShouldBe("Biểu mẫu đã hết hạn");
    }

    [Fact]
    public async Task A_name_full_of_script_is_text()
    {
        var person = await site.NewAccount("<script>alert('x')</script>");
        var browser = site.NewBrowser();
        await browser.SignIn(person.Email!);

        await browser.Open("/");

        browser.Source.ShouldNotContain("<script>alert");
        browser.Page.QuerySelector(".account-name")!.TextContent.ShouldBe("<script>alert('x')</script>");
    }

    [Fact]
    public async Task Somebody_in_two_organisations_acts_for_one_and_begins_with_it_next_time()
    {
        var person = await site.NewAccount();
        var stranger = await site.NewAccount();
        await site.NewOrganisation("Viện Một", Capability.Supplier, person);
        await site.NewOrganisation("Viện Hai", Capability.Supplier, person);
        var foreign = await site.NewOrganisation("Viện Lạ", Capability.Supplier, stranger);
        var browser = site.NewBrowser();
        await browser.SignIn(person.Email!);
        await browser.Open("/");
        browser.Page.QuerySelector(".account small")!.TextContent.ShouldBe("Viện Một");
        var other = browser.Page.QuerySelector("button[name=membership]")!.GetAttribute("value")!;

        await browser.Send("form[action='account/act-for']", ("membership", foreign.Memberships[0].Id.Value.ToString()));
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
        await browser.Open("/");
        await browser.Send("form[action='account/act-for']", ("membership", other));
        browser.SentTo.ShouldBe("/work");

        var next = site.NewBrowser();
        await next.SignIn(person.Email!);
        await next.Open("/");
        next.Page.QuerySelector(".account small")!.TextContent.ShouldBe("Viện Hai");
    }
}
