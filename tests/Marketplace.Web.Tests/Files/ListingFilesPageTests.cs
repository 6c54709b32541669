using System.Net;
using AngleSharp.Dom;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Marketplace.Web.Tests.BadInput;
using Marketplace.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Files;

/// <summary>The page of a listing's files without JavaScript, and what it leads to.</summary>
public sealed class ListingFilesPageTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Form = "form[enctype]";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_called_an_image_is_refused_beside_its_field_and_nothing_else_is_lost()
    {
        var (browser, listing, path) = await Drafted();
        await browser.SendFiles(Form, [("Form.Act", "images")], ("Form.NewImages", "máy lọc.png", TestFiles.Image()));
        browser.SentTo.ShouldStartWith(path + "?done=FilesAttached");
        await browser.Follow();

        await browser.SendFiles(
            Form, [("Form.Act", "images"), ("Form.Images[0].CaptionVi", "Máy lọc tại xã Minh Phú")],
            ("Form.NewImages", "setup.jpg", TestFiles.Program()), ("Form.NewImages", "toàn cảnh.jpg", TestFiles.ImageOnItsSide()));

        browser.Status.ShouldBe(HttpStatusCode.OK);
        var field = browser.Page.QuerySelector("#form-newimages").ShouldNotBeNull();
        field.GetAttribute("aria-invalid").ShouldBe("true");
        browser.Page.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent.Trim().ShouldBe("Tệp “setup.jpg” không phải ảnh JPEG, PNG hay WebP. Sàn xem nội dung của tệp, không xem tên.");
        browser.Page.QuerySelector("[name='Form.Images[0].CaptionVi']")!.GetAttribute("value").ShouldBe("Máy lọc tại xã Minh Phú");
        var content = await Content(listing);
        content.Images.Select(i => (i.Width, i.Height)).ShouldBe([(640, 400), (400, 600)]);
        content.Images[0].Caption.Vi.ShouldBe("Máy lọc tại xã Minh Phú");
    }

    [Fact]
    public async Task Words_that_are_too_long_are_kept_and_told_beside_their_field()
    {
        var (browser, listing, _) = await Drafted();
        await browser.SendFiles(Form, [("Form.Act", "images")], ("Form.NewImages", "a.png", TestFiles.Image()));
        await browser.Follow();

        await browser.Send(Form, ("Form.Act", "save"), ("Form.Images[0].CaptionEn", new string('x', 201)));

        var field = browser.Page.QuerySelector("[name='Form.Images[0].CaptionEn']").ShouldNotBeNull();
        field.GetAttribute("value").ShouldBe(new string('x', 201));
        field.GetAttribute("aria-invalid").ShouldBe("true");
        (await Content(listing)).Images[0].Caption.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Images_are_put_in_order_and_taken_out_and_documents_say_who_reads_them()
    {
        var (browser, listing, path) = await Drafted();
        await browser.SendFiles(Form, [("Form.Act", "images")], ("Form.NewImages", "a.png", TestFiles.Image()), ("Form.NewImages", "b.png", TestFiles.Image(width: 300)));
        await browser.Follow();
        await browser.SendFiles(Form, [("Form.Act", "documents"), ("Form.NewLayer", "UnderNda")], ("Form.NewDocuments", "Công thức.pdf", TestFiles.Pdf()));
        await browser.Follow();
        var before = await Content(listing);

        await browser.Send(Form, ("Form.Act", $"up {before.Images[1].File.Value}"));
        await browser.Follow();
        (await Content(listing)).Images.Select(i => i.File).ShouldBe([before.Images[1].File, before.Images[0].File]);

        await browser.Send(Form, ("Form.Act", $"remove {before.Images[0].File.Value}"), ("Form.Documents[0].TitleEn", "Formula"));
        browser.SentTo.ShouldBe(path + "?done=FileRemoved");
        var after = await Content(listing);
        after.Images.ShouldHaveSingleItem().File.ShouldBe(before.Images[1].File);
        after.Documents.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            d => d.Layer.ShouldBe(DisclosureLayer.UnderNda), d => d.Title.ShouldBe(new Bilingual("Công thức", "Formula")), d => d.Name.ShouldBe("Công thức.pdf"));
    }

    [Fact]
    public async Task Without_a_file_or_without_the_forms_token_nothing_is_taken()
    {
        var (browser, listing, path) = await Drafted();
        await browser.SendFiles(Form, [("Form.Act", "documents")]);
        browser.Page.QuerySelector("#form-newdocuments-refusal")!.TextContent.Trim().ShouldBe("Hãy chọn một tệp.");

        await browser.SendFiles(Form, [("Form.Act", "images"), ("__RequestVerificationToken", "x")], ("Form.NewImages", "a.png", TestFiles.Image()));
        browser.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Content(listing)).Images.ShouldBeEmpty();

        var stranger = await site.NewAccount();
        await site.NewOrganisation("Viện Khách", Capability.Supplier, stranger);
        var other = site.NewBrowser();
        await other.SignIn(stranger.Email!);
        await other.Open(path);
        other.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Files_are_served_as_what_they_are_to_whom_they_are_shown()
    {
        var (browser, listing, _) = await Drafted();
        await browser.SendFiles(Form, [("Form.Act", "images")], ("Form.NewImages", "a.png", TestFiles.Image()));
        await browser.Follow();
        await browser.SendFiles(Form, [("Form.Act", "documents"), ("Form.NewLayer", "Public")], ("Form.NewDocuments", "Thuyết minh.pdf", TestFiles.Pdf()));
        var content = await Content(listing);
        var (image, document) = (content.Images[0].File.Value, content.Documents[0].File.Value);
        var visitor = site.NewBrowser();

        using (var draft = await browser.Fetch($"/files/{image}/large.webp"))
        {
            draft.StatusCode.ShouldBe(HttpStatusCode.OK);
            draft.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }

        await visitor.Open($"/files/{image}/large.webp");
        visitor.ShouldBeTheNotFoundPage(Language.Vi);
        await Approve(listing);

        foreach (var size in new[] { "large", "small" })
        {
            using var shown = await visitor.Fetch($"/files/{image}/{size}.webp");
            shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
            shown.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
            shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            shown.Content.Headers.ContentDisposition.ShouldBeNull();
        }

        using var taken = await visitor.Fetch($"/files/{document}/download", r => r.Headers.Range = new(0, 3));
        taken.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await taken.Content.ReadAsStringAsync(Token)).ShouldBe("%PDF");
        taken.Content.Headers.ContentDisposition!.ShouldSatisfyAllConditions(d => d.DispositionType.ShouldBe("attachment"), d => d.FileNameStar.ShouldBe("Thuyết minh.pdf"));
        await visitor.Open($"/files/{document}/large.webp");
        visitor.ShouldBeTheNotFoundPage(Language.Vi);

        await visitor.Open("/listings/" + await Code(listing));
        visitor.Page.QuerySelector<IElement>("image-gallery .large").ShouldNotBeNull().ShouldSatisfyAllConditions(
            i => i.GetAttribute("src").ShouldBe($"files/{image}/large.webp"), i => i.GetAttribute("width").ShouldBe("640"), i => i.GetAttribute("height").ShouldBe("400"), i => i.GetAttribute("alt").ShouldBe("Ảnh 1"));
        visitor.Text.ShouldContain("Thuyết minh");
    }

    /// <summary>A new supplier's browser on the page of a new draft.</summary>
    private async Task<(Browser Browser, ListingId Listing, string Path)> Drafted()
    {
        var person = await site.NewAccount();
        var organisation = await site.NewOrganisation("Viện Ảnh", Capability.Supplier, person);
        var listing = Listing.Draft(ListingId.New(), RevisionId.New(), organisation.Id, Publishing.Content("Máy lọc nước"), isDemo: false, DateTime.UnixEpoch);
        await site.InDatabase(async db =>
        {
            db.Listings.Add(listing);
            await db.SaveChangesAsync(Token);
        });
        var browser = site.NewBrowser();
        await browser.SignIn(person.Email!);
        var path = $"/my/listings/{listing.Id.Value}/files";
        await browser.Open(path);
        browser.Status.ShouldBe(HttpStatusCode.OK);
        return (browser, listing.Id, path);
    }

    private async Task Approve(ListingId id) => await site.InDatabase(async db =>
    {
        var listing = await db.Listings.SingleAsync(l => l.Id == id, Token);
        listing.Submit(DateTime.UnixEpoch);
        listing.Approve(listing.Latest.Id, MemberId.New(), DateTime.UnixEpoch);
        await db.SaveChangesAsync(Token);
    });

    private async Task<ListingContent> Content(ListingId id)
    {
        ListingContent? content = null;
        await site.InDatabase(async db => content = (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Token)).Latest.Content);
        return content!;
    }

    private async Task<string> Code(ListingId id)
    {
        var code = "";
        await site.InDatabase(async db => code = await db.Listings.Where(l => l.Id == id).Select(l => l.Code).SingleAsync(Token));
        return code;
    }
}
