using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Files;

public sealed class AttachedFilesTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void An_edited_text_keeps_its_files_whatever_the_text_says_of_files()
    {
        var listing = Drafted();
        var image = Image();
        listing.AttachImage(RevisionId.New(), image, "a.png", Now);
        listing.AttachDocument(RevisionId.New(), Document(), Now);

        listing.Edit(RevisionId.New(), ListingContent.Empty with { Title = new Bilingual("Tên khác"), Images = [Image()] }, Now);

        listing.Latest.Content.Title.Vi.ShouldBe("Tên khác");
        listing.Latest.Content.Images.ShouldBe([image]);
        listing.Latest.Content.Documents.Count.ShouldBe(1);
    }

    [Fact]
    public void A_listing_has_no_more_files_than_a_page_shows()
    {
        var listing = Drafted();
        for (var i = 0; i < FileRules.Images; i++)
        {
            listing.AttachImage(RevisionId.New(), Image(), "a.png", Now);
        }

        for (var i = 0; i < FileRules.Documents; i++)
        {
            listing.AttachDocument(RevisionId.New(), Document(), Now);
        }

        var images = Should.Throw<RuleBroken>(() => listing.AttachImage(RevisionId.New(), Image(), "a.png", Now));
        images.Rule.ShouldBe(FileRules.AListingHasAFewImages);
        images.Arguments.ShouldBe(["a.png", 12]);
        Should.Throw<RuleBroken>(() => listing.AttachDocument(RevisionId.New(), Document(), Now)).Rule.ShouldBe(FileRules.AListingHasAFewDocuments);
    }

    [Fact]
    public void A_document_that_takes_no_mark_is_never_confidential()
    {
        var listing = Drafted();
        var plain = Document() with { Layer = DisclosureLayer.Public, TakesMark = false };
        Should.Throw<RuleBroken>(() => listing.AttachDocument(RevisionId.New(), plain with { Layer = DisclosureLayer.UnderNda }, Now)).Rule.ShouldBe(FileRules.AConfidentialDocumentTakesItsReadersMark);

        listing.AttachDocument(RevisionId.New(), plain, Now);
        var broken = Should.Throw<RuleBroken>(() => listing.DescribeFiles(RevisionId.New(), [], [new DocumentWords(plain.File, Bilingual.None, DisclosureLayer.UnderNda)], Now));
        broken.Rule.ShouldBe(FileRules.AConfidentialDocumentTakesItsReadersMark);
        broken.Arguments.ShouldBe([plain.Name]);
        listing.Latest.Content.HasConfidential.ShouldBeFalse();

        listing.AttachDocument(RevisionId.New(), Document() with { Layer = DisclosureLayer.UnderNda }, Now);
        listing.Latest.Content.HasConfidential.ShouldBeTrue();
        listing.Latest.Content.ForThePublic().HasConfidential.ShouldBeFalse();
    }

    [Fact]
    public void Images_are_described_and_put_in_order()
    {
        var listing = Drafted();
        var (one, two, three) = (Image(), Image(), Image());
        foreach (var image in new[] { one, two, three })
        {
            listing.AttachImage(RevisionId.New(), image, "a.png", Now);
        }

        listing.MoveImage(RevisionId.New(), three.File, 0, Now);
        listing.MoveImage(RevisionId.New(), one.File, 99, Now);
        Files(listing).ShouldBe([three.File, two.File, one.File]);

        listing.DescribeFiles(RevisionId.New(), [new ImageWords(two.File, new Bilingual("Máy lọc"), new Bilingual("Ba cột lọc"))], [], Now);
        listing.Latest.Content.Images[1].Spoken().Vi.ShouldBe("Ba cột lọc");
        (two with { Caption = new Bilingual("Máy lọc") }).Spoken().Vi.ShouldBe("Máy lọc");

        Should.Throw<RuleBroken>(() => listing.MoveImage(RevisionId.New(), FileId.New(), 0, Now)).Rule.ShouldBe(FileRules.OnlyAttachedFilesAreChanged);
        Should.Throw<RuleBroken>(() => listing.DescribeFiles(RevisionId.New(), [new ImageWords(FileId.New(), Bilingual.None, Bilingual.None)], [], Now)).Rule.ShouldBe(FileRules.OnlyAttachedFilesAreChanged);
        Should.Throw<RuleBroken>(() => listing.DescribeFiles(RevisionId.New(), [], [new DocumentWords(FileId.New(), Bilingual.None, DisclosureLayer.Public)], Now)).Rule.ShouldBe(FileRules.OnlyAttachedFilesAreChanged);
    }

    [Fact]
    public void An_approved_revision_keeps_a_file_that_the_draft_lets_go_of()
    {
        var listing = Drafted();
        var image = Image();
        listing.AttachImage(RevisionId.New(), image, "a.png", Now);
        var approved = Approve(listing);

        listing.RemoveFile(RevisionId.New(), image.File, Now);

        listing.Latest.Content.Images.ShouldBeEmpty();
        listing.Latest.Id.ShouldNotBe(approved);
        listing.Public!.Content.Images.ShouldBe([image]);
        Should.Throw<RuleBroken>(() => listing.RemoveFile(RevisionId.New(), image.File, Now)).Rule.ShouldBe(FileRules.OnlyAttachedFilesAreChanged);
    }

    [Fact]
    public void Files_neither_come_nor_go_while_a_revision_is_read()
    {
        var listing = Drafted();
        listing.Submit(Now);
        Should.Throw<RuleBroken>(() => listing.AttachImage(RevisionId.New(), Image(), "a.png", Now)).Rule.ShouldBe(ListingRules.ASubmittedRevisionIsNotEdited);
        Should.Throw<RuleBroken>(() => listing.AttachDocument(RevisionId.New(), Document(), Now)).Rule.ShouldBe(ListingRules.ASubmittedRevisionIsNotEdited);
    }

    [Fact]
    public void The_public_is_shown_nothing_that_is_under_a_non_disclosure_agreement()
    {
        var (open, secret) = (Document(), Document() with { Layer = DisclosureLayer.UnderNda });
        var content = ListingContent.Empty with { Images = [Image()], Documents = [open, secret] };

        content.ForThePublic().Documents.ShouldBe([open]);
        content.ForThePublic().AllFiles().ShouldBe([content.Images[0].File, open.File]);
        content.AllFiles().Count().ShouldBe(3);
    }

    [Fact]
    public void A_demand_has_a_few_attachments_that_its_text_does_not_touch()
    {
        var demand = Demand.Draft(DemandId.New(), DemandRevisionId.New(), OrganisationId.New(), Asked("Xử lý nước"), isDemo: false, Now);
        var first = FileId.New();
        demand.Attach(DemandRevisionId.New(), new DemandAttachment(first, FileKind.Pdf, 1, Bilingual.None), "a.pdf", Now);
        demand.Edit(DemandRevisionId.New(), Asked("Xử lý nước thải"), Now);
        demand.DescribeAttachments(DemandRevisionId.New(), [new AttachmentWords(first, new Bilingual("Số liệu"))], Now);
        demand.Latest.Content.Attachments.ShouldHaveSingleItem().Title.Vi.ShouldBe("Số liệu");
        for (var i = 1; i < FileRules.Attachments; i++)
        {
            demand.Attach(DemandRevisionId.New(), new DemandAttachment(FileId.New(), FileKind.Pdf, 1, Bilingual.None), "a.pdf", Now);
        }

        Should.Throw<RuleBroken>(() => demand.Attach(DemandRevisionId.New(), new DemandAttachment(FileId.New(), FileKind.Pdf, 1, Bilingual.None), "a.pdf", Now)).Rule.ShouldBe(FileRules.ADemandHasAFewAttachments);
        demand.RemoveAttachment(DemandRevisionId.New(), first, Now);
        demand.Latest.Content.Attachments.ShouldNotContain(a => a.File == first);
        Should.Throw<RuleBroken>(() => demand.RemoveAttachment(DemandRevisionId.New(), first, Now)).Rule.ShouldBe(FileRules.OnlyAttachedFilesAreChanged);
        Should.Throw<RuleBroken>(() => demand.DescribeAttachments(DemandRevisionId.New(), [new AttachmentWords(first, Bilingual.None)], Now)).Rule.ShouldBe(FileRules.OnlyAttachedFilesAreChanged);
    }

    private static DemandContent Asked(string title) => DemandContent.Empty with { Title = new Bilingual(title) };

    private static ListingImage Image() => new(FileId.New(), 640, 400, Bilingual.None, Bilingual.None);

    private static ListingDocument Document() => new(FileId.New(), "a.pdf", FileKind.Pdf, 1_000, new Bilingual("Thuyết minh"), DisclosureLayer.Public);

    private static IEnumerable<FileId> Files(Listing listing) => listing.Latest.Content.Images.Select(i => i.File);

    private static Listing Drafted() => Listing.Draft(
        ListingId.New(), RevisionId.New(), OrganisationId.New(),
        ListingContent.Empty with
        {
            Title = new Bilingual("Màng lọc gốm"),
            Summary = new Bilingual("Màng lọc."),
            Problem = new Bilingual("Nước nhiễm sắt."),
            Field = "207",
            Trl = 7,
            Rights = [new OfferedRight(Right.Use, Exclusivity.Exclusive, false, Territory.Vietnam, [], 60)],
            Ownership = "Biên bản",
            Contact = new ContactPerson("Nguyễn Thị Hoa", null, "024 0000 0000", null),
        },
        isDemo: false, Now);

    private static RevisionId Approve(Listing listing)
    {
        listing.Submit(Now);
        var read = listing.Latest.Id;
        listing.Approve(read, MemberId.New(), Now);
        return read;
    }
}
