using Marketplace.Application.Approvals;
using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Application.Search;
using Marketplace.Domain.Approvals;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Approvals;

public sealed class ReviewingListingsTests : IAsyncLifetime
{
    private static readonly ListingForm Complete = new(
        TitleVi: "Màng lọc gốm", SummaryVi: "Màng lọc gốm cho nước giếng khoan.", ProblemVi: "Nước giếng nhiễm sắt.", Field: "207", Trl: 7,
        Rights: [new RightForm(Right.Use, Exclusivity.NonExclusive, false, ["VN"], [], 60)], Ownership: "Biên bản nghiệm thu",
        ContactName: "Nguyễn Thị Hoa", ContactPhone: "024 0000 0000");

    private TestExchange _exchange = null!;
    private Person _supplier = null!;
    private Person _reviewer = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier);
        _reviewer = await _exchange.NewPerson(Capability.Exchange, Role.Officer);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task The_revision_that_was_read_is_approved_and_public()
    {
        var read = await Read(await Submitted());
        await _reviewer.Do(Approve(read), Token);

        var shown = (await _exchange.Visitor.Ask(new GetListing(read.Code), Token)).Answer;
        shown.Content.Title.Vi.ShouldBe("Màng lọc gốm");
        (await _reviewer.Get(new GetReviews(ReviewKind.Listing, 1), Token)).Listings.ShouldBe(0);
        var audit = await _exchange.InDatabase((db, token) => db.Audit.AsNoTracking().SingleAsync(a => a.Message == nameof(ApproveListing), token), Token);
        (audit.Person, audit.Subject, audit.VersionBefore).ShouldBe((_reviewer.Id.Value, read.Id.Value, read.Version.Number));
    }

    [Fact]
    public async Task Every_point_of_the_checklist_is_looked_at()
    {
        var read = await Read(await Submitted());
        foreach (var forgotten in ReviewChecklist.Listing)
        {
            (await _reviewer.Refused(Approve(read) with { Checked = [.. ReviewChecklist.Listing.Where(p => p != forgotten)] }, Token)).ShouldBe(nameof(ApprovalRules.EveryPointIsChecked));
        }

        await ShouldNotBePublic(read.Code);
        await _reviewer.Do(Approve(read), Token);
    }

    [Fact]
    public async Task A_text_edited_meanwhile_cannot_slip_through()
    {
        var id = await Submitted();
        var read = await Read(id);
        await _reviewer.Do(new RequestListingChanges(id, read.Version, read.Revision, "Nêu số liệu"), Token);
        var draft = await _supplier.Get(new GetListingForEdit(id), Token);
        await _supplier.Do(new EditListing(id, draft.Version, Complete with { SummaryVi = "Lọc được mọi thứ, rẻ nhất thế giới." }), Token);
        await _supplier.Do(new SubmitListing(id, draft.Version.Next()), Token);

        (await _reviewer.Send(Approve(read), Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);

        await ShouldNotBePublic(read.Code);
        var again = await Read(id);
        again.Content.Summary.Vi.ShouldBe("Lọc được mọi thứ, rẻ nhất thế giới.");
        await _reviewer.Do(Approve(again), Token);
    }

    [Fact]
    public async Task Another_revision_than_the_one_that_was_read_is_not_approved()
    {
        var read = await Read(await Submitted());
        (await _reviewer.Refused(Approve(read) with { Read = RevisionId.New() }, Token)).ShouldBe(nameof(ListingRules.OnlySubmittedRevisionsAreDecided));
        await ShouldNotBePublic(read.Code);
    }

    [Fact]
    public async Task Changes_are_asked_for_with_a_reason_that_the_supplier_reads()
    {
        var id = await Submitted();
        var read = await Read(id);
        (await _reviewer.Refused(new RequestListingChanges(id, read.Version, read.Revision, " "), Token)).ShouldBe(nameof(ListingRules.AReasonIsGiven));
        (await _reviewer.Send(new RequestListingChanges(id, read.Version, read.Revision, new string('x', ListingRules.ReasonLength + 1)), Token)).Problem!.Kind.ShouldBe(ProblemKind.Invalid);
        await _reviewer.Do(new RequestListingChanges(id, read.Version, read.Revision, "Nêu lưu lượng."), Token);

        var draft = await _supplier.Get(new GetListingForEdit(id), Token);
        (draft.Revision, draft.Reason).ShouldBe((RevisionStatus.ChangesRequested, "Nêu lưu lượng."));
        await _supplier.Do(new SubmitListing(id, draft.Version), Token);
        (await Read(id)).Number.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_listing_comes_back_as_another_revision_with_its_history()
    {
        var id = await Submitted();
        var read = await Read(id);
        (await _reviewer.Refused(new RefuseListing(id, read.Version, read.Revision, ""), Token)).ShouldBe(nameof(ListingRules.AReasonIsGiven));
        await _reviewer.Do(new RefuseListing(id, read.Version, read.Revision, "Chỉ là máy móc."), Token);
        var draft = await _supplier.Get(new GetListingForEdit(id), Token);
        (draft.Revision, draft.Reason).ShouldBe((RevisionStatus.Refused, "Chỉ là máy móc."));
        (await _supplier.Refused(new SubmitListing(id, draft.Version), Token)).ShouldBe(nameof(ListingRules.OnlyDraftsAreSubmitted));

        await _supplier.Do(new EditListing(id, draft.Version, Complete), Token);
        await _supplier.Do(new SubmitListing(id, draft.Version.Next()), Token);

        var again = await Read(id);
        again.Number.ShouldBe(2);
        again.History.Select(e => (e.Number, e.Deed, e.Reason)).ShouldBe(
            [(2, ReviewDeed.Submitted, null), (1, ReviewDeed.Refused, "Chỉ là máy móc."), (1, ReviewDeed.Submitted, null)]);
    }

    [Fact]
    public async Task Each_decision_is_written_to_who_is_in_charge_of_the_listing_and_to_nobody_else()
    {
        var officer = await _exchange.Join(_supplier.Organisation, Role.Officer);
        var reader = await _exchange.Join(_supplier.Organisation, Role.Reader);
        var id = await Submitted();
        var read = await Read(id);
        await _reviewer.Do(new RequestListingChanges(id, read.Version, read.Revision, "Nêu lưu lượng."), Token);
        await _supplier.Do(new SubmitListing(id, read.Version.Next()), Token);
        await _reviewer.Do(new RefuseListing(id, read.Version.Next().Next(), read.Revision, "Chỉ là máy móc."), Token);
        var approved = await Read(await Submitted("Màng lọc nhôm"));
        await _reviewer.Do(Approve(approved), Token);

        var letters = await _exchange.LettersTo(_supplier.Mail, Token);
        letters.Select(l => l.Subject).ShouldBe(["Hồ sơ cần sửa: Màng lọc gốm", "Hồ sơ không được duyệt: Màng lọc gốm", "Hồ sơ đã được duyệt: Màng lọc nhôm"]);
        letters.ShouldAllBe(l => !l.Text.Contains("máy móc", StringComparison.Ordinal) && !l.Text.Contains("lưu lượng", StringComparison.Ordinal));
        letters[0].Text.ShouldContain($"/my/listings/{id.Value}");
        letters[2].Text.ShouldContain($"/listings/{approved.Code}");
        (await _exchange.LettersTo(officer.Mail, Token)).ShouldBeEmpty();
        (await _exchange.LettersTo(reader.Mail, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_much_like_a_public_listing_is_shown_to_its_organisation_and_to_the_reviewer()
    {
        var first = await Read(await Submitted("Thiết bị sấy nông sản bằng bơm nhiệt hai cấp"));
        await _reviewer.Do(Approve(first), Token);
        var another = ListingId.New();
        await _supplier.Do(new DraftListing(another, Complete with { TitleVi = "Cảm biến sấy", SummaryVi = "Đo độ ẩm nông sản bằng ánh sáng.", ProblemVi = "Chưa có số liệu liên tục." }), Token);
        await _supplier.Do(new SubmitListing(another, new Version(1)), Token);
        await _reviewer.Do(Approve(await Read(another)), Token);
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);

        var copy = await Submitted("Thiet bi say nong san bang bom nhiet ba cap");
        var own = await _supplier.Get(new GetAlikeListings(copy), Token);
        var alike = own.ShouldHaveSingleItem();
        (alike.Code, alike.Title.Vi).ShouldBe((first.Code, "Thiết bị sấy nông sản bằng bơm nhiệt hai cấp"));
        alike.Percent.ShouldBeInRange(75, 99);
        (await Read(copy)).Alike.ShouldBe(own);
        (await Read(first.Id)).Alike.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_is_made_once()
    {
        var read = await Read(await Submitted());
        var other = await _exchange.Join(_reviewer.Organisation, Role.Representative);
        await _reviewer.Do(Approve(read), Token);

        await _reviewer.Do(Approve(read), Token);
        (await other.Send(new RefuseListing(read.Id, read.Version, read.Revision, "Không"), Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
        (await other.Refused(new RefuseListing(read.Id, read.Version.Next(), read.Revision, "Không"), Token)).ShouldBe(nameof(ListingRules.OnlySubmittedRevisionsAreDecided));
    }

    [Fact]
    public async Task Nobody_but_reviewing_staff_decides_or_reads_what_waits()
    {
        var read = await Read(await Submitted());
        var reader = await _exchange.Join(_reviewer.Organisation, Role.Reader);
        foreach (var person in (Person[])[_supplier, reader])
        {
            (await person.Send(Approve(read), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
            (await person.Ask(new GetListingReview(read.Id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
        }

        (await _exchange.Visitor.Send(Approve(read), Token)).Problem!.Kind.ShouldBe(ProblemKind.SignInNeeded);
        await ShouldNotBePublic(read.Code);
    }

    [Fact]
    public async Task A_draft_is_its_organisations_own_until_it_is_submitted()
    {
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, Complete), Token);
        (await _reviewer.Ask(new GetListingReview(id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        await _supplier.Do(new SubmitListing(id, new Version(1)), Token);
        (await Read(id)).Public.ShouldBeNull();
    }

    [Fact]
    public async Task What_waits_longest_comes_first_with_its_working_days()
    {
        await Submitted("Chờ lâu");
        _exchange.Clock.Advance(TimeSpan.FromDays(6));
        await Submitted("Mới gửi");

        var waiting = await _reviewer.Get(new GetReviews(ReviewKind.Listing, 1), Token);

        (waiting.Listings, waiting.Demands).ShouldBe((2, 0));
        waiting.Rows.Items.Select(r => (r.Title.Vi, r.AgeInDays, r.DaysLeft)).ShouldBe([("Chờ lâu", 4, -1), ("Mới gửi", 0, 3)]);
    }

    [Fact]
    public async Task A_withdrawn_listing_waits_for_nobody()
    {
        var id = await Submitted();
        var read = await Read(id);
        await _supplier.Do(new WithdrawListing(id, read.Version), Token);

        (await _reviewer.Get(new GetReviews(ReviewKind.Listing, 1), Token)).Listings.ShouldBe(0);
        (await _reviewer.Send(Approve(read), Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
        (await _reviewer.Refused(Approve(read) with { Seen = read.Version.Next() }, Token)).ShouldBe(nameof(ListingRules.OnlySubmittedRevisionsAreDecided));
    }

    private static ApproveListing Approve(ListingReview read) => new(read.Id, read.Version, read.Revision, ReviewChecklist.Listing);

    private async Task<ListingId> Submitted(string title = "Màng lọc gốm")
    {
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, Complete with { TitleVi = title }), Token);
        await _supplier.Do(new SubmitListing(id, new Version(1)), Token);
        return id;
    }

    private Task<ListingReview> Read(ListingId id) => _reviewer.Get(new GetListingReview(id), Token);

    private async Task ShouldNotBePublic(string code) =>
        (await _exchange.Visitor.Ask(new GetListing(code), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
}
