using System.Net;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Alerts;
using Marketplace.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Alerts;

/// <summary>What a mail program and the reader of a letter can do with its link, without session or form token.</summary>
public sealed class AlertMailTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task A_mail_program_ends_the_letters_by_one_click_and_again(string side)
    {
        var (watch, query) = await Written(site);
        var program = site.NewBrowser();
        (await Post(program, $"{side}/alerts/stop{query}x")).ShouldBe(HttpStatusCode.NotFound);
        (await Post(program, $"{side}/alerts/stop")).ShouldBe(HttpStatusCode.NotFound);
        (await Post(program, $"{side}/alerts/stop?link=%00&key=%E1%BB")).ShouldBe(HttpStatusCode.NotFound);
        (await RhythmOf(watch)).ShouldBe(MailRhythm.Daily);
        (await Post(program, $"{side}/alerts/stop{query}")).ShouldBe(HttpStatusCode.NoContent);
        (await Post(program, $"{side}/alerts/stop{query}")).ShouldBe(HttpStatusCode.NoContent);
        (await RhythmOf(watch)).ShouldBe(MailRhythm.None);
    }

    [Theory]
    [InlineData("", "Ngừng nhận thư báo mục mới", "Sàn không còn gửi thư báo mục mới cho bạn.")]
    [InlineData("/en", "Stop letters about new items", "The exchange sends you no more letters about new items.")]
    public async Task Whatever_follows_links_ends_nothing_and_the_page_has_a_button(string side, string heading, string done)
    {
        var (watch, query) = await Written(site);
        var browser = site.NewBrowser();
        await browser.Open($"{side}/alerts/stop{query}");
        browser.SentTo.ShouldBe($"{side}/alerts/unsubscribe{query}");
        await browser.Follow();
        browser.Heading.ShouldBe(heading);
        (await RhythmOf(watch)).ShouldBe(MailRhythm.Daily);

        await browser.Send("main form");
        await browser.Follow();
        browser.Text.ShouldContain(done);
        browser.Page.QuerySelector("main form").ShouldBeNull();
        (await RhythmOf(watch)).ShouldBe(MailRhythm.None);

        await browser.Open($"{side}/alerts/unsubscribe{query}x");
        browser.Page.QuerySelector("[role=alert]").ShouldNotBeNull();
        browser.Page.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_tries_too_often_waits()
    {
        await using var strict = new TestSite(attemptsPerMinute: 3);
        var program = strict.NewBrowser();
        for (var i = 0; i < 3; i++)
        {
            (await Post(program, "/alerts/stop?link=x&key=y")).ShouldBe(HttpStatusCode.NotFound);
        }

        (await Post(program, "/alerts/stop?link=x&key=y")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_letter_that_comes_again_and_again_bears_the_two_headers_and_no_other_does()
    {
        var (regular, once) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var mailer = site.Services.GetRequiredService<IMailer>();
        await mailer.Send(new Letter(regular, "a@test.example", "Mục mới", "Thư", $"https://san.example/alerts/stop?link={Guid.NewGuid():N}&key={OneTimeLink.NewKey().Text}"), Token);
        await mailer.Send(new Letter(once, "a@test.example", "Một lần", "Thư"), Token);

        var source = await File.ReadAllTextAsync(Path.Combine(site.Folder, "outbox", $"{regular:N}.eml"), Token);
        source.ShouldContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        using var letter = await MimeMessage.LoadAsync(Path.Combine(site.Folder, "outbox", $"{regular:N}.eml"), Token);
        letter.Headers[HeaderId.ListUnsubscribe].ShouldNotBeNull().ShouldMatch("^<https://san\\.example/alerts/stop\\?link=[0-9a-f]{32}&key=[\\w-]{43}>$");
        (await File.ReadAllTextAsync(Path.Combine(site.Folder, "outbox", $"{once:N}.eml"), Token)).ShouldNotContain("List-Unsubscribe");
    }

    [Fact]
    public async Task Who_is_not_signed_in_signs_in_and_the_search_is_still_there()
    {
        var person = await site.NewAccount();
        var browser = site.NewBrowser();
        await browser.Open("/search?q=m%C3%A0ng+l%E1%BB%8Dc&trl=7-9");
        await browser.Open("/" + browser.Page.QuerySelector("a[href^='my/watches/search']")!.GetAttribute("href"));
        browser.SentTo.ShouldStartWith("/account/sign-in?back=");
        await browser.Follow();
        await browser.Send("form[method=post]:has([name='Form.Password'])", ("Form.Mail", person.Email!), ("Form.Password", TestSite.Password));
        await browser.Follow();
        browser.Heading.ShouldBe("Lưu tìm kiếm này");
        await browser.Send("main form", ("Form.Name", " "));
        browser.Text.ShouldContain("Hãy đặt tên.");
        await browser.Send("main form", ("Form.Name", "Màng lọc sẵn sàng"), ("Form.Mail", nameof(MailRhythm.Weekly)));
        browser.SentTo.ShouldStartWith("/search?");
        await browser.Open("/my/watches");
        browser.Text.ShouldContain("Màng lọc sẵn sàng");
        await site.InDatabase(async db =>
        {
            var watch = await db.Watches.SingleAsync(w => w.Owner == person.Member, Token);
            watch.ShouldSatisfyAllConditions(w => w.Mail.ShouldBe(MailRhythm.Weekly), w => w.Search!.Text.ShouldBe("màng lọc"), w => w.Search!.Filters.ShouldHaveSingleItem().Facet.ShouldBe(FacetNames.TrlBand));
        });
    }

    /// <summary>Somebody whose watch writes, and the query of the link that ended a letter.</summary>
    private static async Task<(WatchId Watch, string Query)> Written(TestSite site)
    {
        var (person, watch, link, key) = (await site.NewAccount(), WatchId.New(), LinkId.New(), OneTimeLink.NewKey());
        await site.InDatabase(async db =>
        {
            db.Watches.Add(Watch.OfField(watch, person.Member, "207", "Môi trường", MailRhythm.Daily, site.Now));
            db.Links.Add(OneTimeLink.With(key, link, LinkPurpose.StopAlertMail, person.Email!, site.Now.AddDays(1)));
            await db.SaveChangesAsync(Token);
        });
        return (watch, OneTimeLink.Query(link, key));
    }

    private static async Task<HttpStatusCode> Post(Browser program, string path)
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var answer = await program.Fetch(path, request => (request.Method, request.Content) = (HttpMethod.Post, content));
        return answer.StatusCode;
    }

    private async Task<MailRhythm> RhythmOf(WatchId watch)
    {
        var rhythm = MailRhythm.None;
        await site.InDatabase(async db => rhythm = await db.Watches.Where(w => w.Id == watch).Select(w => w.Mail).SingleAsync(Token));
        return rhythm;
    }
}
