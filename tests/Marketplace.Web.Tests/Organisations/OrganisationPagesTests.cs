using System.Net;
using System.Text.RegularExpressions;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Organisations;

public sealed partial class OrganisationPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_registration_over_verification_to_a_colleague_who_joins()
    {
        var (head, staff) = (await site.NewAccount("Người đăng ký"), await site.NewAccount("Cán bộ Sàn"));
        await site.NewOrganisation("Sàn", Capability.Exchange, staff);
        var browser = site.NewBrowser();
        await browser.SignIn(head.Email!);
        await browser.Open("/organisation");
        browser.SentTo.ShouldBe("/organisations/new");
        await browser.Follow();
        await browser.Send("main form", ("Form.TaxCode", "12"), ("Form.Profile.NameVi", "Viện <i>Thử</i>"), ("Form.Profile.LegalKind", "institute"));
        browser.Text.ShouldContain("10 chữ số");
        browser.Text.ShouldContain("Hãy chọn ít nhất một vai trò");
        browser.Page.QuerySelector("[name='Form.Profile.NameVi']")!.GetAttribute("value").ShouldBe("Viện <i>Thử</i>");
        await browser.Send("main form", ("Form.TaxCode", "0107654321"), ("Form.Supplier", "true"));
        browser.SentTo.ShouldBe("/organisation?done=OrganisationRegistered");
        await browser.Follow();
        browser.Heading.ShouldBe("Viện <i>Thử</i>");
        browser.Text.ShouldContain("Chưa xác thực");
        browser.Page.QuerySelector(".account small")!.TextContent.ShouldBe("Viện <i>Thử</i>");

        var desk = site.NewBrowser();
        await desk.SignIn(staff.Email!, side: "/en");
        await desk.Open("/en/desk/organisations");
        await desk.Open("/en/" + desk.Page.QuerySelector("main table a")!.GetAttribute("href"));
        desk.Text.ShouldContain("0107654321");
        await desk.Send("form:has([name='Form.Method'])", ("Form.Method", "paper"), ("Form.Papers", "Quyết định <b>12</b>"));
        desk.Text.ShouldContain("Please fill this in.");
        desk.Page.QuerySelector("[name='Form.Papers']")!.TextContent.ShouldBe("Quyết định <b>12</b>");
        await desk.Send("form:has([name='Form.Method'])", ("Form.Level", "full"));
        desk.SentTo.ShouldBe("/en/desk/organisations?done=OrganisationVerified");
        (await site.LettersTo(head.Email!))[^1].ShouldContain("Sàn đã xác thực Viện <i>Thử</i>");

        await browser.Open("/organisation");
        browser.Text.ShouldContain("Đã xác thực");
        await browser.Send("form:has([name='Form.Mail'])", ("Form.Mail", "khong-phai-thu"), ("Form.Role", "Officer"));
        browser.Text.ShouldContain("Địa chỉ thư điện tử chưa đúng dạng.");
        await browser.Send("form:has([name='Form.Mail'])", ("Form.Mail", "moi@test.example"), ("Form.Role", "Officer"));
        browser.SentTo.ShouldBe("/organisation?done=MemberInvited");
        await browser.Follow();
        browser.Text.ShouldContain("moi@test.example");

        var colleague = site.NewBrowser();
        await colleague.Open(LinkOf((await site.LettersTo("moi@test.example"))[^1]));
        colleague.Text.ShouldContain("cán bộ");
        await colleague.Send("main form", ("Form.Accepted", "true"), ("Form.Name", "Người mới"), ("Form.Password", TestSite.Password));
        colleague.SentTo.ShouldBe("/organisation?done=Joined");
        await colleague.Follow();
        colleague.Heading.ShouldBe("Viện <i>Thử</i>");
        colleague.Page.QuerySelector("[name='Change.Role']").ShouldBeNull();
        await colleague.Open("/organisation/profile");
        colleague.Status.ShouldBe(HttpStatusCode.NotFound);
        await colleague.Open("/desk/organisations");
        colleague.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_representative_changes_roles_and_the_profile_but_never_leaves_nobody_in_charge()
    {
        var (head, other) = (await site.NewAccount("Trưởng phòng"), await site.NewAccount("Phó phòng"));
        var organisation = await site.NewOrganisation("Công ty Hai Người", Capability.Recipient, head, other);
        var browser = site.NewBrowser();
        await browser.SignIn(head.Email!);
        await browser.Open("/organisation");
        await browser.Send(RoleForm(organisation, other.Id), ("Change.Role", "Reader"));
        browser.SentTo.ShouldBe("/organisation?done=RoleChanged");
        var stale = site.NewBrowser();
        await browser.Follow();
        await browser.Send(RoleForm(organisation, head.Id), ("Change.Role", "Reader"));
        browser.Text.ShouldContain("Tổ chức luôn cần ít nhất một người đại diện.");

        await browser.Open("/organisation/profile");
        await browser.Send("main form", ("Form.Profile.AboutVi", "Dòng một.\nDòng hai <script>alert(1)</script>"));
        browser.SentTo.ShouldBe("/organisation?done=ProfileSaved");
        await stale.Open($"/organisations/{organisation.Code}");
        stale.Text.ShouldContain("Dòng hai <script>alert(1)</script>");
        stale.Source.ShouldNotContain("<script>alert(1)");
        await browser.Open("/organisation/profile");
        await browser.Send("main form", ("Form.Profile.NameVi", "Tên khác"));
        browser.Text.ShouldContain("Tên và loại hình đã được Sàn xác thực");
    }

    [Fact]
    public async Task An_officer_cannot_post_a_representatives_form()
    {
        var (head, officer) = (await site.NewAccount(), await site.NewAccount());
        var organisation = await site.NewOrganisation("Viện Thử Quyền", Capability.Supplier, head, officer);
        var browser = site.NewBrowser();
        await browser.SignIn(officer.Email!);
        await browser.Open("/organisation");
        await site.InDatabase(async db =>
        {
            var row = await db.Organisations.SingleAsync(o => o.Id == organisation.Id, Token);
            row.ChangeRole(row.Memberships.Single(m => m.Member == officer.Member).Id, Role.Officer);
            await db.SaveChangesAsync(Token);
        });

        await browser.Send(RoleForm(organisation, head.Id), ("Change.Role", "Reader"));

        browser.Status.ShouldNotBe(HttpStatusCode.OK);
        await site.InDatabase(async db => (await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisation.Id, Token))
            .Memberships.Single(m => m.Member == head.Member).Role.ShouldBe(Role.Representative));
    }

    [Fact]
    public async Task The_directory_and_an_organisations_page_are_there_in_both_languages_and_others_are_not_found()
    {
        var organisation = await site.NewOrganisation("Công ty Danh Bạ", Capability.Supplier | Capability.Broker);
        var browser = site.NewBrowser();
        await browser.Open("/organisations");
        browser.Text.ShouldContain("Công ty Danh Bạ");
        await browser.Open($"/en/organisations/{organisation.Code}");
        browser.Heading.ShouldBe("Công ty Danh Bạ Ltd");
        browser.Text.ShouldContain("Supplier");

        foreach (var path in (string[])["/organisations/KHONG-CO", "/en/organisations/%07", "/organisations/x?page=-1"])
        {
            await browser.Open(path);
            browser.Status.ShouldBe(HttpStatusCode.NotFound);
        }

        foreach (var path in (string[])["/organisations?page=99999999999", "/organisations?q=%3Cscript%3E", "/organisations?page=34"])
        {
            await browser.Open(path);
            browser.Status.ShouldBe(HttpStatusCode.OK);
            browser.Source.ShouldNotContain("<script>");
        }
    }

    [Fact]
    public async Task A_search_marks_what_it_found_says_where_the_words_are_and_leads_on_when_a_name_is_mistyped()
    {
        var organisation = await site.NewOrganisation("Viện Khí tượng <b>Thủy văn</b>", Capability.Supplier);
        await site.InDatabase(async db =>
        {
            var row = await db.Organisations.SingleAsync(o => o.Id == organisation.Id, Token);
            row.Describe(row.Profile with { About = new Bilingual("Cảnh báo lũ quét.", "Warns of flash floods.") });
            await db.SaveChangesAsync(Token);
        });
        var follower = site.Services.GetRequiredService<IndexFollower>();
        await follower.CaughtUp;
        await follower.CatchUp(Token);
        var browser = site.NewBrowser();

        await browser.Open("/organisations?q=khi+tuong");
        browser.Page.QuerySelectorAll("main .item mark").Select(m => m.TextContent).ShouldBe(["Khí", "tượng"]);
        browser.Source.ShouldNotContain("<b>Thủy");
        browser.Text.ShouldNotContain("nằm trong nội dung chi tiết");
        await browser.Open("/organisations?q=lũ+quét");
        browser.Text.ShouldContain("Từ cần tìm nằm trong nội dung chi tiết");
        await browser.Open("/en/organisations?q=flash+floods");
        browser.Text.ShouldContain("Your words are in the full text");

        await browser.Open("/organisations?q=khí+tượngg&owner=enterprise&province=04");
        browser.Text.ShouldContain("Có phải bạn tìm:");
        var meant = browser.Page.QuerySelector("main p a[rel=nofollow]").ShouldNotBeNull();
        (meant.TextContent, Uri.UnescapeDataString(meant.GetAttribute("href")!)).ShouldBe(("khí tượng", "organisations?q=khí tượng&owner=enterprise&province=04"));
        browser.Page.QuerySelectorAll(".empty-actions a").Select(a => Uri.UnescapeDataString(a.GetAttribute("href")!)).ShouldBe(["organisations?q=khí tượngg", "organisations", "organisations/new"]);
        await browser.Open("/en/organisations?q=hydrometeorologyyy");
        browser.Page.QuerySelectorAll(".empty-actions a").Select(a => a.GetAttribute("href")).ShouldBe(["organisations", "organisations/new"]);
    }

    [Theory]
    [InlineData("/organisation")]
    [InlineData("/organisation/profile")]
    [InlineData("/organisations/new")]
    [InlineData("/organisations/ask")]
    [InlineData("/organisation/units/00000000-0000-0000-0000-000000000001")]
    [InlineData("/desk/organisations")]
    public async Task Workspaces_ask_a_visitor_to_sign_in_and_lead_back(string path)
    {
        var browser = site.NewBrowser();
        await browser.Open("/en" + path);
        browser.SentTo.ShouldBe("/en/account/sign-in?back=" + Uri.EscapeDataString("/en" + path));
    }

    private static string RoleForm(Organisation organisation, Guid person) =>
        $"form:has([name='Change.Role']):has([value='{organisation.Memberships.Single(m => m.Member.Value == person).Id.Value}'])";

    private static string LinkOf(string letter) => Link().Match(letter).Groups[1].Value;

    [GeneratedRegex(@"http://localhost(/\S+)")]
    private static partial Regex Link();
}
