using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class StaffDraftTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly MemberId Staff = MemberId.New();
    private static readonly ListingContent Content = ListingContent.Empty with { Title = new Bilingual("Màng lọc") };

    [Fact]
    public void Staff_mend_a_listing_that_they_prepared_until_its_organisation_edits_it()
    {
        var listing = Prepared();
        listing.EditPrepared(Content with { Keywords = ["nước"] }, Now);
        listing.HandPrepared(Now);
        listing.EditPrepared(Content with { Keywords = ["lọc"] }, Now);
        (listing.StaffDraft.By, listing.StaffDraft.HandedAt, listing.Charge).ShouldBe((Staff, Now, Charge.Nobody));

        listing.Edit(RevisionId.New(), Content with { Keywords = ["của đơn vị"] }, Now.AddDays(1));
        listing.StaffDraft.TakenOverAt.ShouldBe(Now.AddDays(1));
        Refusal(() => listing.EditPrepared(Content, Now)).ShouldBe(ListingRules.OnlyAnUntouchedPreparedDraftIsStaffs);
        Refusal(() => listing.HandPrepared(Now)).ShouldBe(ListingRules.OnlyAnUntouchedPreparedDraftIsStaffs);
        listing.Latest.Content.Keywords.ShouldBe(["của đơn vị"]);
    }

    [Fact]
    public void Nothing_that_an_organisation_wrote_or_discarded_is_staffs()
    {
        var own = Listing.Draft(ListingId.New(), RevisionId.New(), OrganisationId.New(), Content, isDemo: false, Now);
        Refusal(() => own.EditPrepared(Content, Now)).ShouldBe(ListingRules.OnlyAnUntouchedPreparedDraftIsStaffs);
        var discarded = Prepared();
        discarded.Withdraw();
        Refusal(() => discarded.EditPrepared(Content, Now)).ShouldBe(ListingRules.OnlyAnUntouchedPreparedDraftIsStaffs);
    }

    [Fact]
    public void A_listing_is_prepared_for_a_supplier()
    {
        Refusal(() => Listing.Prepare(ListingId.New(), RevisionId.New(), Owner(Capability.Recipient), Content, isDemo: false, Staff, Now)).ShouldBe(ListingRules.AListingIsPreparedForASupplier);
    }

    private static Listing Prepared() => Listing.Prepare(ListingId.New(), RevisionId.New(), Owner(Capability.Supplier), Content, isDemo: false, Staff, Now);

    private static Organisation Owner(Capability capability) => new(
        OrganisationId.New(), "VCN", "0101234567", new OrganisationProfile { Name = new Bilingual("Viện"), LegalKind = "institute" }, capability, isDemo: false, Now);

    private static Rule Refusal(Action deed) => Should.Throw<RuleBroken>(deed).Rule;
}
