using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class ListingTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly MemberId Reviewer = MemberId.New();
    private static readonly CatalogueSource Source = new("Danh mục", "1", new Uri("https://example.org/1"), null);

    private static readonly ListingContent Complete = ListingContent.Empty with
    {
        Title = new Bilingual("Màng lọc gốm"),
        Summary = new Bilingual("Màng lọc."),
        Problem = new Bilingual("Nước nhiễm sắt."),
        Field = "207",
        Trl = 7,
        Rights = [new OfferedRight(Right.Use, Exclusivity.Exclusive, false, Territory.Vietnam, [], 60)],
        Ownership = "Biên bản",
        Contact = new ContactPerson("Nguyễn Thị Hoa", null, "024 0000 0000", null),
    };

    public static TheoryData<ListingContent, string> Incomplete => new()
    {
        { Complete with { Title = Bilingual.None }, nameof(ListingRules.AVietnameseTitleIsNeeded) },
        { Complete with { Title = new Bilingual(null, "Ceramic membrane") }, nameof(ListingRules.AVietnameseTitleIsNeeded) },
        { Complete with { Summary = Bilingual.None }, nameof(ListingRules.ASummaryIsNeeded) },
        { Complete with { Problem = Bilingual.None }, nameof(ListingRules.AProblemIsNeeded) },
        { Complete with { Field = null }, nameof(ListingRules.AFieldIsNeeded) },
        { Complete with { Trl = null }, nameof(ListingRules.ATrlIsNeeded) },
        { Complete with { Trl = 0 }, nameof(ListingRules.ATrlIsNeeded) },
        { Complete with { Trl = 10 }, nameof(ListingRules.ATrlIsNeeded) },
        { Complete with { Rights = [] }, nameof(ListingRules.ARightIsNeeded) },
        { Complete with { Ownership = " " }, nameof(ListingRules.OwnershipIsProven) },
        { Complete with { Contact = null }, nameof(ListingRules.AContactIsNeeded) },
        { Complete with { Contact = new ContactPerson("Nguyễn Thị Hoa", "Trưởng phòng", null, null) }, nameof(ListingRules.AContactIsNeeded) },
        { Complete with { Objects = ["machinery"] }, nameof(ListingRules.MachineryAloneIsNoTechnology) },
        { Complete with { TransferClass = TransferClasses.Prohibited }, nameof(ListingRules.AProhibitedTechnologyIsNotOffered) },
        { Complete with { Price = new PriceWish(PriceMode.Fixed, null, Money.Vnd(5), null) }, nameof(ListingRules.APriceIsWhole) },
        { Complete with { Price = new PriceWish(PriceMode.Range, Money.Vnd(5), null, null) }, nameof(ListingRules.APriceIsWhole) },
        { Complete with { Price = new PriceWish(PriceMode.Royalty, null, null, new Royalty(0, RoyaltyBase.NetRevenue)) }, nameof(ListingRules.APriceIsWhole) },
        { Complete with { Price = new PriceWish(PriceMode.Range, Money.Vnd(6), Money.Vnd(5), null) }, nameof(ListingRules.APriceRangeRises) },
        { Complete with { Owners = [new TechnologyOwner("Viện", 600_000), new TechnologyOwner("Công ty", 300_000)] }, nameof(ListingRules.OwnersShareTheWhole) },
        { Complete with { Owners = [new TechnologyOwner("Viện", 1_000_000), new TechnologyOwner("Công ty", null)] }, nameof(ListingRules.OwnersShareTheWhole) },
        { Complete with { Owners = [new TechnologyOwner("Viện", 1_000_000), new TechnologyOwner("Công ty", 0)] }, nameof(ListingRules.OwnersShareTheWhole) },
    };

    public static TheoryData<ListingContent, string> NotFromACatalogue => new()
    {
        { FromCatalogue("Ceramic membrane") with { Title = Bilingual.None }, nameof(ListingRules.ATitleIsNeeded) },
        { FromCatalogue("Ceramic membrane") with { Summary = Bilingual.None }, nameof(ListingRules.ASummaryIsNeeded) },
        { FromCatalogue("Ceramic membrane") with { Source = null }, nameof(ListingRules.AnImportedListingNamesItsSource) },
    };

    [Theory]
    [MemberData(nameof(Incomplete), DisableDiscoveryEnumeration = true)]
    public void A_submission_says_what_is_missing(ListingContent content, string rule)
    {
        var listing = Draft(content);
        Refusal(() => listing.Submit(Now)).Code.ShouldBe(rule);
        listing.Latest.Status.ShouldBe(RevisionStatus.Draft);
        ListingRules.Missing(content).ShouldHaveSingleItem().Code.ShouldBe(rule);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void A_complete_draft_is_submitted_once(int trl)
    {
        var listing = Draft(Complete with { Trl = trl });
        listing.Submit(Now);

        listing.Latest.Status.ShouldBe(RevisionStatus.Submitted);
        listing.TakeEvents().OfType<ListingSubmitted>().ShouldHaveSingleItem();
        Refusal(() => listing.Submit(Now)).ShouldBe(ListingRules.OnlyDraftsAreSubmitted);
    }

    [Fact]
    public void Everything_missing_is_told_at_once() =>
        ListingRules.Missing(ListingContent.Empty).ShouldBe(
        [
            ListingRules.AVietnameseTitleIsNeeded, ListingRules.ASummaryIsNeeded, ListingRules.AProblemIsNeeded, ListingRules.AFieldIsNeeded,
            ListingRules.ATrlIsNeeded, ListingRules.ARightIsNeeded, ListingRules.OwnershipIsProven, ListingRules.AContactIsNeeded,
        ]);

    public static TheoryData<ListingContent> Submittable =>
    [
        Complete with { Objects = ["machinery", "process"] },
        Complete with { TransferClass = TransferClasses.Restricted },
        Complete with { Price = new PriceWish(PriceMode.Range, Money.Vnd(5), Money.Vnd(5), null) },
        Complete with { Price = new PriceWish(PriceMode.Equity, null, null, null) },
        Complete with { Owners = [new TechnologyOwner("Viện", null), new TechnologyOwner("Công ty", null)] },
        Complete with { Owners = [new TechnologyOwner("A", 333_300), new TechnologyOwner("B", 333_300), new TechnologyOwner("C", 333_300)] },
        Complete with { StateFunding = new StateFunding(true, null, null, null) },
        Complete with { Contact = new ContactPerson("Nguyễn Thị Hoa", null, null, "hoa@vien.example") },
    ];

    [Theory]
    [MemberData(nameof(Submittable))]
    public void What_the_law_and_sense_allow_is_submitted(ListingContent content)
    {
        var listing = Draft(content);
        listing.Submit(Now);
        listing.Latest.Status.ShouldBe(RevisionStatus.Submitted);
    }

    [Fact]
    public void A_technology_that_staff_find_prohibited_is_not_approved_either()
    {
        var revision = RevisionId.New();
        var listing = Listing.Import(ListingId.New(), revision, OrganisationId.New(), FromCatalogue("Ceramic membrane") with { TransferClass = TransferClasses.Prohibited }, isDemo: false, Now);

        Refusal(() => listing.Approve(revision, Reviewer, Now)).ShouldBe(ListingRules.AProhibitedTechnologyIsNotOffered);
        Refusal(() => listing.ApproveImported(revision, Reviewer, Now)).ShouldBe(ListingRules.AProhibitedTechnologyIsNotOffered);
        listing.IsPublic.ShouldBeFalse();
    }

    [Fact]
    public void A_submitted_revision_is_not_edited_and_one_sent_back_is()
    {
        var listing = Submitted();
        Refusal(() => listing.Edit(RevisionId.New(), Titled("Khác"), Now)).ShouldBe(ListingRules.ASubmittedRevisionIsNotEdited);

        listing.RequestChanges(listing.Latest.Id, Reviewer, "Thêm số liệu", Now);
        listing.Edit(RevisionId.New(), Titled("Khác"), Now);

        listing.Revisions.ShouldHaveSingleItem().Content.Title.Vi.ShouldBe("Khác");
        listing.Submit(Now);
    }

    [Fact]
    public void An_edit_of_a_published_listing_begins_a_revision_and_the_public_keeps_the_old_one()
    {
        var listing = Published();
        listing.Edit(RevisionId.New(), Titled("Bản hai"), Now);
        listing.Submit(Now);
        listing.Public!.Content.Title.Vi.ShouldBe("Màng lọc gốm");

        listing.Approve(listing.Latest.Id, Reviewer, Now.AddDays(1));

        listing.Public.Content.Title.Vi.ShouldBe("Bản hai");
        listing.Public.Number.ShouldBe(2);
        listing.PublishedAt.ShouldBe(Now);
    }

    [Fact]
    public void A_withdrawn_listing_is_neither_edited_nor_submitted_nor_withdrawn_again()
    {
        var listing = Draft();
        listing.Edit(RevisionId.New(), Complete, Now);
        listing.Withdraw();

        Refusal(() => listing.Edit(RevisionId.New(), Complete, Now)).ShouldBe(ListingRules.AWithdrawnListingIsNotEdited);
        Refusal(() => listing.Submit(Now)).ShouldBe(ListingRules.AWithdrawnListingIsNotEdited);
        Refusal(listing.Withdraw).ShouldBe(ListingRules.OnlyOpenListingsAreWithdrawn);
    }

    [Fact]
    public void A_withdrawn_listing_takes_its_submission_back()
    {
        var listing = Submitted();
        listing.Withdraw();

        listing.Latest.Status.ShouldBe(RevisionStatus.Draft);
        Refusal(() => listing.Approve(listing.Latest.Id, Reviewer, Now)).ShouldBe(ListingRules.OnlySubmittedRevisionsAreDecided);
        listing.PublicRevision.ShouldBeNull();
    }

    [Fact]
    public void A_published_listing_is_withdrawn_and_no_longer_public()
    {
        var listing = Published();
        listing.Withdraw();
        listing.IsPublic.ShouldBeFalse();
    }

    [Fact]
    public void Only_the_submitted_revision_is_decided_and_once()
    {
        var listing = Draft();
        var revision = listing.Latest.Id;
        Refusal(() => listing.Approve(revision, Reviewer, Now)).ShouldBe(ListingRules.OnlySubmittedRevisionsAreDecided);
        listing.Submit(Now);
        Refusal(() => listing.Approve(RevisionId.New(), Reviewer, Now)).ShouldBe(ListingRules.OnlySubmittedRevisionsAreDecided);
        listing.Approve(revision, Reviewer, Now);

        listing.IsPublic.ShouldBeTrue();
        listing.Public!.DecidedBy.ShouldBe(Reviewer);
        listing.TakeEvents().OfType<ListingApproved>().ShouldHaveSingleItem().Revision.ShouldBe(revision);
        Refusal(() => listing.Refuse(revision, Reviewer, "Muộn", Now)).ShouldBe(ListingRules.OnlySubmittedRevisionsAreDecided);
    }

    [Fact]
    public void Who_turns_a_revision_back_gives_a_reason()
    {
        var listing = Submitted();
        var revision = listing.Latest;
        Refusal(() => listing.RequestChanges(revision.Id, Reviewer, " ", Now)).ShouldBe(ListingRules.AReasonIsGiven);
        Refusal(() => listing.Refuse(revision.Id, Reviewer, "", Now)).ShouldBe(ListingRules.AReasonIsGiven);
        revision.Status.ShouldBe(RevisionStatus.Submitted);

        listing.Refuse(revision.Id, Reviewer, " Không phải công nghệ ", Now);

        (revision.Status, revision.Reason).ShouldBe((RevisionStatus.Refused, "Không phải công nghệ"));
        listing.IsPublic.ShouldBeFalse();
        listing.TakeEvents().OfType<ListingTurnedBack>().ShouldHaveSingleItem().Decision.ShouldBe(RevisionStatus.Refused);
    }

    [Fact]
    public void After_a_refusal_a_new_revision_begins()
    {
        var listing = Submitted();
        listing.Refuse(listing.Latest.Id, Reviewer, "Thiếu căn cứ", Now);
        Refusal(() => listing.Submit(Now)).ShouldBe(ListingRules.OnlyDraftsAreSubmitted);

        listing.Edit(RevisionId.New(), Complete, Now);

        listing.Revisions.Select(r => r.Status).ShouldBe([RevisionStatus.Refused, RevisionStatus.Draft]);
    }

    [Theory]
    [MemberData(nameof(NotFromACatalogue), DisableDiscoveryEnumeration = true)]
    public void An_import_needs_a_title_a_summary_and_its_source(ListingContent content, string rule)
    {
        Refusal(() => Import(content)).Code.ShouldBe(rule);
        Refusal(() => Imported().ReImport(RevisionId.New(), content, Now)).Code.ShouldBe(rule);
    }

    [Fact]
    public void An_import_states_nothing_by_itself_and_is_public_only_after_its_approval()
    {
        var listing = Import(FromCatalogue("Ceramic membrane"));
        listing.IsPublic.ShouldBeFalse();
        listing.ApproveImported(listing.Latest.Id, Reviewer, Now);

        listing.IsPublic.ShouldBeTrue();
        listing.IsCatalogue.ShouldBeTrue();
        listing.SourceKey.ShouldBe("1");
        listing.Public!.Content.ShouldSatisfyAllConditions(c => c.Trl.ShouldBeNull(), c => c.Rights.ShouldBeEmpty(), c => c.Price.ShouldBeNull());
    }

    [Fact]
    public void Only_imported_listings_are_approved_in_bulk()
    {
        var listing = Submitted();
        Refusal(() => listing.ApproveImported(listing.Latest.Id, Reviewer, Now)).ShouldBe(ListingRules.OnlyImportedListingsAreApprovedInBulk);
        listing.IsPublic.ShouldBeFalse();
    }

    [Fact]
    public void A_changed_source_begins_a_revision_and_a_confirmed_listing_is_left_alone()
    {
        var listing = Imported();
        listing.ReImport(RevisionId.New(), FromCatalogue("Ceramic membrane, second edition"), Now);
        listing.Public!.Content.Title.En.ShouldBe("Ceramic membrane");
        listing.ApproveImported(listing.Latest.Id, Reviewer, Now);
        listing.Public.Content.Title.En.ShouldBe("Ceramic membrane, second edition");

        listing.Edit(RevisionId.New(), Complete, Now);

        Refusal(() => listing.ReImport(RevisionId.New(), FromCatalogue("Third"), Now)).ShouldBe(ListingRules.AConfirmedListingIsNotImportedOver);
    }

    private static Rule Refusal(Action deed) => Should.Throw<RuleBroken>(deed).Rule;

    private static ListingContent Titled(string title) => Complete with { Title = new Bilingual(title) };

    private static ListingContent FromCatalogue(string title) =>
        ListingContent.Empty with { Title = new Bilingual(null, title), Summary = new Bilingual(null, "A membrane."), Source = Source };

    private static Listing Draft(ListingContent? content = null) =>
        Listing.Draft(ListingId.New(), RevisionId.New(), OrganisationId.New(), content ?? Complete, isDemo: false, Now);

    private static Listing Submitted()
    {
        var listing = Draft();
        listing.Submit(Now);
        return listing;
    }

    private static Listing Published()
    {
        var listing = Submitted();
        listing.Approve(listing.Latest.Id, Reviewer, Now);
        return listing;
    }

    private static Listing Import(ListingContent content) => Listing.Import(ListingId.New(), RevisionId.New(), OrganisationId.New(), content, isDemo: false, Now);

    private static Listing Imported()
    {
        var listing = Import(FromCatalogue("Ceramic membrane"));
        listing.ApproveImported(listing.Latest.Id, Reviewer, Now);
        return listing;
    }
}
