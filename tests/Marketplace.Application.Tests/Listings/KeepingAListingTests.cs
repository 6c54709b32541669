using Marketplace.Application.Approvals;
using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Listings;

public sealed class KeepingAListingTests : IAsyncLifetime
{
    private static readonly ListingForm Full = new(
        "Màng lọc gốm", "Ceramic membrane", "Màng lọc gốm cho nước giếng khoan.", "For well water.", "Nước giếng nhiễm sắt.", "Iron in well water.",
        "Rẻ hơn 30 %.", "30 % cheaper.", "# Mô tả", "# Description", "207", 7,
        [new RightForm(Right.Use, Exclusivity.Sole, true, ["01", "79"], ["C", "E"], 60), new RightForm(Right.Assignment, null, false, ["VN"], [], null)],
        PriceMode.Range, 500_000_000, 900_000_000, 1.25m, RoyaltyBase.NetSalesPrice, "nước, màng lọc", "Biên bản nghiệm thu");

    private TestExchange _exchange = null!;
    private Person _supplier = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_draft_keeps_everything_that_was_typed()
    {
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, Full), Token);

        var draft = await _supplier.Get(new GetListingForEdit(id), Token);

        (draft.Form with { Rights = null }).ShouldBe(Full with { Rights = null });
        draft.Form.Rights!.Select(r => (r.Right, r.Exclusivity, r.Sublicence, string.Join(',', r.Territory), string.Join(',', r.FieldOfUse), r.TermMonths)).ShouldBe(
            [(Right.Use, Exclusivity.Sole, true, "01,79", "C,E", 60), (Right.Assignment, null, false, "VN", "", null)]);
        draft.Missing.ShouldBeEmpty();
        draft.IsPublic.ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_draft_is_kept_and_says_what_a_submission_still_needs()
    {
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, new ListingForm()), Token);

        (await _supplier.Get(new GetListingForEdit(id), Token)).Missing.Select(m => m.Member).ShouldBe(["TitleVi", "SummaryVi", "ProblemVi", "Field", "Trl", "Rights", "Ownership"]);
    }

    [Fact]
    public async Task An_edit_of_what_somebody_changed_meanwhile_is_refused_and_loses_nothing()
    {
        var colleague = await _exchange.Join(_supplier.Organisation, Role.Officer);
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, Full), Token);
        await colleague.Do(new EditListing(id, new Version(1), Full with { TitleVi = "Của đồng nghiệp" }), Token);

        (await _supplier.Send(new EditListing(id, new Version(1), Full with { TitleVi = "Của tôi" }), Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);

        (await _supplier.Get(new GetListingForEdit(id), Token)).Form.TitleVi.ShouldBe("Của đồng nghiệp");
    }

    [Fact]
    public async Task What_is_under_review_is_not_edited()
    {
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, Full), Token);
        await _supplier.Do(new SubmitListing(id, new Version(1)), Token);

        (await _supplier.Refused(new EditListing(id, new Version(2), Full with { TitleVi = "Khác" }), Token)).ShouldBe(nameof(ListingRules.ASubmittedRevisionIsNotEdited));
    }

    [Fact]
    public async Task The_public_reads_the_old_revision_while_a_new_one_is_in_review()
    {
        var published = await _exchange.Publish(_supplier);
        var reviewer = await _exchange.NewPerson(Capability.Exchange);
        await _supplier.Do(new EditListing(published.Id, published.Version, Full with { TitleVi = "Bản hai" }), Token);
        (await Shown(published.Code)).Vi.ShouldBe("Màng lọc gốm");
        await _supplier.Do(new SubmitListing(published.Id, published.Version.Next()), Token);
        (await Shown(published.Code)).Vi.ShouldBe("Màng lọc gốm");
        var mine = (await _supplier.Get(new GetMyListings(1), Token)).Items.ShouldHaveSingleItem();
        (mine.Status, mine.Revision, mine.Title.Vi).ShouldBe((ListingStatus.Published, RevisionStatus.Submitted, "Bản hai"));

        var read = await reviewer.Get(new GetListingReview(published.Id), Token);
        (read.Number, read.Public!.Title.Vi).ShouldBe((2, "Màng lọc gốm"));
        await reviewer.Do(new ApproveListing(read.Id, read.Version, read.Revision, ReviewChecklist.Listing), Token);

        (await Shown(published.Code)).Vi.ShouldBe("Bản hai");
    }

    [Fact]
    public async Task A_refused_second_revision_leaves_the_first_one_public()
    {
        var published = await _exchange.Publish(_supplier);
        var reviewer = await _exchange.NewPerson(Capability.Exchange);
        await _supplier.Do(new EditListing(published.Id, published.Version, Full with { TitleVi = "Bản hai" }), Token);
        await _supplier.Do(new SubmitListing(published.Id, published.Version.Next()), Token);
        var read = await reviewer.Get(new GetListingReview(published.Id), Token);
        await reviewer.Do(new RefuseListing(read.Id, read.Version, read.Revision, "Sai số liệu"), Token);

        (await Shown(published.Code)).Vi.ShouldBe("Màng lọc gốm");
        (await _supplier.Get(new GetListingForEdit(published.Id), Token)).IsPublic.ShouldBeTrue();
    }

    [Fact]
    public async Task A_withdrawn_listing_is_gone_for_the_public_and_stays_in_its_owners_list()
    {
        var published = await _exchange.Publish(_supplier);
        await _supplier.Do(new WithdrawListing(published.Id, published.Version), Token);

        (await _exchange.Visitor.Ask(new GetListing(published.Code), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await _supplier.Get(new GetMyListings(1), Token)).Items.ShouldHaveSingleItem().Status.ShouldBe(ListingStatus.Withdrawn);
        var draft = await _supplier.Get(new GetListingForEdit(published.Id), Token);
        draft.IsPublic.ShouldBeFalse();
        (await _supplier.Refused(new EditListing(published.Id, draft.Version, Full), Token)).ShouldBe(nameof(ListingRules.AWithdrawnListingIsNotEdited));
        (await _supplier.Refused(new WithdrawListing(published.Id, draft.Version), Token)).ShouldBe(nameof(ListingRules.OnlyOpenListingsAreWithdrawn));
    }

    [Fact]
    public async Task Another_organisations_listing_is_not_found()
    {
        var stranger = await _exchange.NewPerson(Capability.Supplier);
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, Full), Token);

        (await stranger.Ask(new GetListingForEdit(id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Send(new EditListing(id, new Version(1), Full), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Send(new SubmitListing(id, new Version(1)), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Send(new WithdrawListing(id, new Version(1)), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Get(new GetMyListings(1), Token)).Total.ShouldBe(0);
    }

    private async Task<Bilingual> Shown(string code) => (await _exchange.Visitor.Ask(new GetListing(code), Token)).Answer.Content.Title;
}
