using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Web.Tests.Site;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.BadInput;

public sealed class UnknownIdsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Unknown = "01a20000-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("/listings/HS-00000000")]
    [InlineData("/listings/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/demands/NC-00000000")]
    [InlineData("/organisations/khong-co")]
    [InlineData("/my/listings/" + Unknown)]
    [InlineData("/my/listings/khong-phai-ma")]
    [InlineData("/my/listings/" + Unknown + "/files")]
    [InlineData("/files/" + Unknown + "/large.webp")]
    [InlineData("/files/" + Unknown + "/small.webp")]
    [InlineData("/files/" + Unknown + "/download")]
    [InlineData("/my/demands/" + Unknown)]
    [InlineData("/my/demands/" + Unknown + "/matches")]
    [InlineData("/my/listings/" + Unknown + "/matches?show=dismissed&page=9")]
    [InlineData("/negotiations/" + Unknown)]
    [InlineData("/negotiations/start/HS-00000000")]
    [InlineData("/deals/HD-00000000")]
    [InlineData("/desk/listings/" + Unknown)]
    [InlineData("/desk/demands/" + Unknown)]
    [InlineData("/report/listing/HS-00000000")]
    [InlineData("/report/khong-co/HS-00000000")]
    [InlineData("/report/receipt/khong-phai-ma?key=x")]
    [InlineData("/organisation/cases/" + Unknown)]
    [InlineData("/desk/cases/" + Unknown)]
    [InlineData("/policies/khong-co")]
    [InlineData("/policies/fees?version=99")]
    [InlineData("/desk/policies/fees")]
    [InlineData("/khong/co/trang/nay")]
    public async Task What_does_not_exist_is_not_found_in_the_sites_own_page_in_both_languages(string path)
    {
        var person = await site.NewAccount();
        await site.NewOrganisation("Viện Tò Mò", Capability.Supplier | Capability.Recipient | Capability.Broker, person);
        var browser = site.NewBrowser();
        await browser.SignIn(person.Email!);
        foreach (var language in Enum.GetValues<Language>())
        {
            await browser.Open((language == Language.En ? "/en" : "") + path);
            browser.ShouldBeTheNotFoundPage(language);
        }
    }

    [Fact]
    public async Task Staff_too_are_told_that_what_does_not_exist_is_not_there()
    {
        var person = await site.NewAccount();
        await site.NewOrganisation("Sàn", Capability.Exchange, person);
        var browser = site.NewBrowser();
        await browser.SignIn(person.Email!);
        foreach (var path in (string[])["/desk/listings/" + Unknown, "/desk/demands/" + Unknown, "/deals/HD-00000000", "/negotiations/" + Unknown])
        {
            await browser.Open(path);
            browser.ShouldBeTheNotFoundPage(Language.Vi);
        }
    }

    [Fact]
    public async Task Another_organisations_draft_or_room_is_not_found_rather_than_forbidden()
    {
        var (owner, stranger) = (await site.NewAccount(), await site.NewAccount());
        var owning = await site.NewOrganisation("Viện Chủ", Capability.Supplier | Capability.Recipient, owner);
        await site.NewOrganisation("Viện Khách", Capability.Supplier | Capability.Recipient, stranger);
        var buyer = await site.NewOrganisation("Công ty Mua", Capability.Recipient);
        var now = new DateTime(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
        var draft = Listing.Draft(ListingId.New(), RevisionId.New(), owning.Id, ListingContent.Empty with { Title = new Bilingual("Bí mật") }, isDemo: false, now);
        var demand = Demand.Draft(DemandId.New(), DemandRevisionId.New(), owning.Id, DemandContent.Empty with { Title = new Bilingual("Bí mật") }, isDemo: false, now);
        var source = new CatalogueSource("Danh mục", "1", new Uri("https://example.org/1"), null);
        var revision = RevisionId.New();
        var published = Listing.Import(ListingId.New(), revision, owning.Id, ListingContent.Empty with { Title = new Bilingual("Công khai"), Summary = new Bilingual("Tóm tắt"), Source = source }, isDemo: false, now);
        published.ApproveImported(revision, Domain.Members.MemberId.New(), now);
        var room = Negotiation.Open(NegotiationId.New(), published, buyer.Id, isDemo: false, now);
        await site.InDatabase(async db =>
        {
            db.AddRange(draft, demand, published, room);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        string[] hidden = [$"/my/listings/{draft.Id.Value}", $"/my/demands/{demand.Id.Value}", $"/negotiations/{room.Id.Value}"];
        string[] drafts = [$"/listings/{draft.Code}", $"/demands/{demand.Code}"];

        var own = site.NewBrowser();
        await own.SignIn(owner.Email!);
        foreach (var path in hidden)
        {
            await own.Open(path);
            ((int)own.Status).ShouldBe(200, path);
        }

        var other = site.NewBrowser();
        await other.SignIn(stranger.Email!);
        foreach (var path in hidden.Concat(drafts))
        {
            await other.Open(path);
            other.ShouldBeTheNotFoundPage(Language.Vi);
            other.Source.ShouldNotContain("Bí mật");
        }

        var visitor = site.NewBrowser();
        foreach (var path in drafts)
        {
            await visitor.Open("/en" + path);
            visitor.ShouldBeTheNotFoundPage(Language.En);
        }
    }

    [Theory]
    [InlineData("/search?q=%00")]
    [InlineData("/search?q=%ff%fe")]
    [InlineData("/search?page=-1")]
    [InlineData("/search?page=99999999999999999999")]
    [InlineData("/search?field=%3Cscript%3Ealert(1)%3C%2Fscript%3E&trl=x&right=%27")]
    [InlineData("/search?sort=khong-co")]
    [InlineData("/demands?page=0&head=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E")]
    [InlineData("/organisations?q=%00&page=x")]
    [InlineData("/account/sign-in?back=javascript:alert(1)")]
    [InlineData("/my/demands?page=99999999999")]
    [InlineData("/deals?status=99&page=x")]
    [InlineData("/negotiations?filter=99&page=-5")]
    [InlineData("/my/listings?page=x")]
    [InlineData("/desk?page=x&kind=y")]
    public async Task No_address_makes_the_site_fail(string path)
    {
        var person = await site.NewAccount();
        await site.NewOrganisation("Viện Gõ Bừa", Capability.Supplier | Capability.Recipient | Capability.Exchange, person);
        var browser = site.NewBrowser();
        await browser.SignIn(person.Email!);
        foreach (var side in (string[])["", "/en"])
        {
            await browser.Open(side + path);
            ((int)browser.Status).ShouldBeLessThan(500);
            browser.ShouldLeakNothing();
        }
    }
}
