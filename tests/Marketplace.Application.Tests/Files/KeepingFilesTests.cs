using Marketplace.Application.Common;
using Marketplace.Application.Files;
using Marketplace.Application.Listings;
using Marketplace.Application.Ports;
using Marketplace.Application.Tests.Access;
using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Files;

public sealed class KeepingFilesTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IFileStore Store => _exchange.Services.GetRequiredService<IFileStore>();

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task An_image_is_everybodys_once_its_revision_is_approved_and_while_its_listing_is_public()
    {
        var (supplier, listing, image) = await _exchange.ListingWithImage();
        var staff = await _exchange.NewPerson(Capability.Exchange);
        var reader = await _exchange.Join(supplier.Organisation, Role.Reader);
        var other = await _exchange.NewPerson(Capability.Recipient);
        (await Came(_exchange.Visitor, image)).ShouldBe("NotFound");
        (await Came(other, image)).ShouldBe("NotFound");
        (await Came(staff, image)).ShouldBe("NotFound", "a draft is its organisation's own");
        (await Came(reader, image)).ShouldBe("not public yet");

        await supplier.Do(new SubmitListing(listing.Id, listing.Version), Token);
        (await Came(staff, image)).ShouldBe("not public yet", "staff read what was submitted");
        (await Came(_exchange.Visitor, image)).ShouldBe("NotFound");

        var read = await staff.Get(new Application.Approvals.GetListingReview(listing.Id), Token);
        await staff.Do(new Application.Approvals.ApproveListing(listing.Id, read.Version, read.Revision, Application.Approvals.ReviewChecklist.Listing), Token);
        (await Came(_exchange.Visitor, image)).ShouldBe("public");
        (await Came(other, image)).ShouldBe("public");

        // The next revision shows another one; the public still sees the first until it is approved.
        await supplier.Do(new RemoveFile(listing.Id, (await Files(supplier, listing.Id)).Version, image), Token);
        (await Came(_exchange.Visitor, image)).ShouldBe("public");
        await supplier.Do(new WithdrawListing(listing.Id, (await Files(supplier, listing.Id)).Version), Token);
        (await Came(_exchange.Visitor, image)).ShouldBe("NotFound");
        (await Came(supplier, image)).ShouldBe("not public yet");
    }

    [Fact]
    public async Task A_document_under_a_non_disclosure_agreement_is_neither_given_nor_named_to_anybody_but_its_organisation()
    {
        const string secret = "bi-mat-cong-thuc";
        var (supplier, listing, _) = await _exchange.ListingWithImage();
        var (open, hidden) = (FileId.New(), FileId.New());
        await supplier.Do(new AttachDocument(listing.Id, open, await _exchange.ReceivedDocument("to-roi.pdf"), DisclosureLayer.Public), Token);
        await supplier.Do(new AttachDocument(listing.Id, hidden, await _exchange.ReceivedDocument(secret + ".pdf"), DisclosureLayer.UnderNda), Token);
        await _exchange.Approve(supplier, listing.Id);
        await _exchange.Services.GetRequiredService<Application.Search.IndexFollower>().CatchUp(Token);

        (await Came(_exchange.Visitor, open)).ShouldBe("public");
        (await Came(_exchange.Visitor, hidden)).ShouldBe("NotFound");
        (await Came(await _exchange.NewPerson(Capability.Exchange), hidden)).ShouldBe("NotFound", "staff ask its organisation");
        (await Came(supplier, hidden)).ShouldBe("not public yet");

        foreach (var shown in new[] { await Get(new GetListing(listing.Code)), await supplier.Get(new GetListingPreview(listing.Id), Token), (await Get(new GetComparison([listing.Code])))[0] })
        {
            shown.Content.Documents.ShouldHaveSingleItem().File.ShouldBe(open);
            Written(shown).ShouldNotContain(secret);
        }

        var found = await Get(new Application.Search.SearchListings(secret, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 1));
        Written(found).ShouldNotContain(listing.Code);
        Text(await Get(new GetListingPaper(listing.Code))).ShouldSatisfyAllConditions(t => t.ShouldContain("to-roi"), t => t.ShouldNotContain(secret));
        Text(await supplier.Get(new GetOwnListingPaper(listing.Id), Token)).ShouldContain(secret);
    }

    [Fact]
    public async Task The_same_form_sent_twice_attaches_once()
    {
        var (supplier, listing) = await _exchange.DraftedListing();
        var file = FileId.New();
        await supplier.Do(new AttachImage(listing.Id, file, await _exchange.ReceivedImage()), Token);
        await supplier.Do(new AttachImage(listing.Id, file, await _exchange.ReceivedImage()), Token);
        (await Files(supplier, listing.Id)).Images.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_image_is_no_document_and_a_document_no_image()
    {
        var (supplier, listing) = await _exchange.DraftedListing();
        (await supplier.Refused(new AttachImage(listing.Id, FileId.New(), await _exchange.ReceivedDocument()), Token)).ShouldBe(nameof(FileRules.AnImageCanBeRead));
        (await supplier.Refused(new AttachDocument(listing.Id, FileId.New(), await _exchange.ReceivedImage(), DisclosureLayer.Public), Token)).ShouldBe(nameof(FileRules.ADocumentIsPdfOrOffice));
    }

    [Fact]
    public async Task Words_about_files_are_checked_beside_their_fields()
    {
        var (supplier, listing, image) = await _exchange.ListingWithImage();
        var result = await supplier.Send(new DescribeFiles(listing.Id, listing.Version, [new ImageForm(image, new string('a', FileRules.CaptionLength + 1), null, null, "a\u0001")], []), Token);
        result.Problem!.Refusals.Select(r => r.Member).ShouldBe(["Images[0].CaptionVi", "Images[0].AltEn"]);

        await supplier.Do(new DescribeFiles(listing.Id, listing.Version, [new ImageForm(image, " Máy lọc ", "Filter", null, null)], []), Token);
        (await Files(supplier, listing.Id)).Images[0].Caption.ShouldBe(new Bilingual("Máy lọc", "Filter"));
    }

    [Fact]
    public async Task What_no_revision_holds_is_cleared_after_a_week_and_what_one_holds_stays()
    {
        var (supplier, listing, kept) = await _exchange.ListingWithImage();
        await _exchange.Approve(supplier, listing.Id);
        var dropped = FileId.New();
        await supplier.Do(new AttachImage(listing.Id, dropped, await _exchange.ReceivedImage()), Token);
        foreach (var file in new[] { kept, dropped })
        {
            await supplier.Do(new RemoveFile(listing.Id, (await Files(supplier, listing.Id)).Version, file), Token);
        }

        var unclaimed = await _exchange.ReceivedImage("khong-gui.png");
        var clearing = _exchange.Services.GetRequiredService<ClearUnusedFiles>();
        await clearing.Clear(Token);
        (await Rows()).ShouldBe([kept, dropped], ignoreOrder: true);
        Store.KeysFromBefore(DateTime.MaxValue).Count().ShouldBe(6);

        _exchange.Clock.Advance(FileRules.KeptUnused - TimeSpan.FromHours(1));
        await clearing.Clear(Token);
        (await Rows()).Length.ShouldBe(2);

        _exchange.Clock.Advance(TimeSpan.FromHours(2));
        await clearing.Clear(Token);
        (await Rows()).ShouldBe([kept]);
        Store.KeysFromBefore(DateTime.MaxValue).Count().ShouldBe(2);
        Store.Open(unclaimed.Key).ShouldBeNull();
        (await Came(_exchange.Visitor, kept)).ShouldBe("public");

        // Held by an approved revision: it is not looked at again.
        (await _exchange.InDatabase((db, token) => db.Files.AsNoTracking().SingleAsync(token), Token)).UnusedSince.ShouldBeNull();
    }

    private Task<FileId[]> Rows() => _exchange.InDatabase((db, token) => db.Files.AsNoTracking().Select(f => f.Id).ToArrayAsync(token), Token);

    private static Task<ListingFiles> Files(Person supplier, ListingId listing) => supplier.Get(new GetListingFiles(listing), Token);

    private async Task<TAnswer> Get<TAnswer>(IQuery<TAnswer> query) => (await _exchange.Visitor.Ask(query, Token)).Answer;

    private static string Written<T>(T answer) => System.Text.Json.JsonSerializer.Serialize(answer, Application.Data.AsJson.Options);

    private static string Text(PaperFile paper)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(paper.Content));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }

    private static Task<string> Came(Person person, FileId file) => Came(person.Ask(new GetFile(file), Token));

    private static Task<string> Came(IDispatcher dispatcher, FileId file) => Came(dispatcher.Ask(new GetFile(file), Token));

    private static async Task<string> Came(Task<Result<ServedFile>> asked)
    {
        var result = await asked;
        return result.Problem is { } problem ? problem.Refusals.Single().Code : result.Answer.IsPublic ? "public" : "not public yet";
    }
}
