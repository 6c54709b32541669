using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Web.Tests.Site;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Listings;

public sealed class VideoTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task A_video_of_another_site_is_a_link_until_its_reader_asks_for_it(string side)
    {
        var owner = await site.NewOrganisation("Viện Video", Capability.Supplier);
        var (listing, revision) = (ListingId.New(), RevisionId.New());
        var source = new CatalogueSource("Danh mục", $"{listing.Value}", new Uri("https://example.org/1"), null);
        var made = Listing.Import(
            listing, revision, owner.Id,
            ListingContent.Empty with { Title = new Bilingual("Có video"), Summary = new Bilingual("Tóm tắt"), Source = source, Video = new Uri("https://www.youtube.com/watch?v=dQw4w9WgXcQ") }, isDemo: false, site.Now);
        made.ApproveImported(revision, MemberId.New(), site.Now);
        await site.InDatabase(async db =>
        {
            db.Add(made);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var browser = site.NewBrowser();
        await browser.Open($"{side}/listings/{made.Code}");

        var video = browser.Page.QuerySelector("video-link").ShouldNotBeNull();
        video.GetAttribute("data-player").ShouldBe("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ");
        video.QuerySelector("a")!.GetAttribute("href").ShouldBe("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
        browser.Page.QuerySelector("iframe").ShouldBeNull();
        browser.Policy.ShouldContain("frame-src https://www.youtube-nocookie.com https://player.vimeo.com");
        browser.Policy.Split("frame-src").Length.ShouldBe(2);
    }
}
