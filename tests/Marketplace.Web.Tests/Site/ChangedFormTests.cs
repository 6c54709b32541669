using System.Net;
using Microsoft.AspNetCore.Hosting;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Site;

/// <summary>A form about something that changed meanwhile is answered by a page of the site, whatever the environment.</summary>
public sealed class ChangedFormTests
{
    private const string Form = "form[method=post]:has([name='Form.Password'])";

    [Theory]
    [InlineData("Development", "", "Mục này đã thay đổi")]
    [InlineData("Development", "/en", "This has changed meanwhile")]
    [InlineData("Production", "", "Mục này đã thay đổi")]
    [InlineData("Production", "/en", "This has changed meanwhile")]
    public async Task A_form_that_its_page_no_longer_has_ends_in_the_readers_language_with_a_way_back(string environment, string side, string heading)
    {
        await using var site = In(environment);
        var browser = Visitor(site, "http://localhost" + side + "/my/matches?page=2&done=MatchAccepted");
        await browser.Open(side + "/account/sign-in");
        await browser.Send(Form, ("_handler", "accept-0192"));

        browser.Status.ShouldBe(HttpStatusCode.Conflict);
        browser.Heading.ShouldBe(heading);
        browser.Source.ShouldNotContain("Cannot submit");
        browser.Page.QuerySelector("main a.button")!.GetAttribute("href").ShouldBe(side + "/my/matches?page=2");
    }

    [Theory]
    [InlineData("http://elsewhere.example/my/matches")]
    [InlineData("https://localhost/my/matches")]
    [InlineData("http://localhost//elsewhere.example")]
    [InlineData(null)]
    public async Task The_way_back_leads_to_no_other_site(string? from)
    {
        await using var site = In("Production");
        var browser = Visitor(site, from);
        await browser.Open("/account/sign-in");
        await browser.Send(Form, ("_handler", "accept-0192"));

        browser.Heading.ShouldBe("Mục này đã thay đổi");
        browser.Page.QuerySelector("main a.button").ShouldBeNull();
    }

    [Fact]
    public async Task A_form_that_the_page_has_is_answered_by_it()
    {
        await using var site = In("Development");
        var browser = Visitor(site, null);
        await browser.SignIn("khong-co@test.example", "sai");

        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Text.ShouldContain("Địa chỉ hoặc mật khẩu không đúng.");
    }

    private static TestSite In(string environment) => TestSite.With((WebHostDefaults.EnvironmentKey, environment));

    private static Browser Visitor(TestSite site, string? from)
    {
        var client = site.NewClient();
        client.DefaultRequestHeaders.Referrer = from is null ? null : new Uri(from);
        return new Browser(client);
    }
}
