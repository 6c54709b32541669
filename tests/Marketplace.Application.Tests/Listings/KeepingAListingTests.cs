using System.Text.Json;
using Marketplace.Application.Approvals;
using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
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
        PriceMode.Range, 500_000_000, 900_000_000, 1.25m, RoyaltyBase.NetSalesPrice, "nước, màng lọc", "Biên bản nghiệm thu",
        "Lọc cát.", "Sand filters.", [new FigureForm("Sắt còn lại", "Iron left", "4,1 mg/l", "0,2 mg/l")], "Hoàn vốn hai năm.", "Pays back in two years.", "Mười hai hộ dùng.", "Twelve households.",
        ["C", "E"], "C02F 1/44, B01D", ["environment"], ["6", "12"], ["process", "machinery"], "restricted", null,
        "Biên bản 12/TN", "Xã Minh Phú, 03/2026", null, [new CertificateForm("TCVN", "TCVN 1", new DateOnly(2028, 1, 1))], ["independent"], ["documents", "training"],
        [new OwnerForm("Viện", 60.5m), new OwnerForm("Công ty", 39.5m)],
        [new IpRightForm("patent", "1-2025-00001", "1-0041277", IpStatus.Granted, new DateOnly(2025, 1, 2), new DateOnly(2045, 1, 2), "Việt Nam"), new IpRightForm("trade-secret")],
        true, "province", "decision", "12/QĐ ngày 01/02/2026", "Nguyễn Thị Hoa", "Trưởng phòng", "+84 24 0000 0000", "hoa@vien.example", VideoLink: "https://youtu.be/dQw4w9WgXcQ");

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

        JsonSerializer.Serialize(draft.Form).ShouldBe(JsonSerializer.Serialize(Full));
        draft.Missing.ShouldBeEmpty();
        draft.Warnings.ShouldHaveSingleItem().Rule.ShouldBe(ListingRules.ARestrictedTechnologyNeedsApproval);
        draft.Completeness.Missing.ShouldBe([ListingPart.Images, ListingPart.Documents]);
        draft.IsPublic.ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_draft_is_kept_and_says_what_a_submission_still_needs()
    {
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, new ListingForm()), Token);

        (await _supplier.Get(new GetListingForEdit(id), Token)).Missing.Select(m => m.Member).ShouldBe(["TitleVi", "SummaryVi", "ProblemVi", "Field", "Trl", "Rights", "Ownership", "ContactName"]);
    }

    [Fact]
    public async Task Names_are_those_of_the_day_of_filing_and_codes_of_a_list_that_nobody_knows_are_refused()
    {
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, Full), Token);

        var preview = await _supplier.Get(new GetListingPreview(id), Token);

        preview.Dossier.Name(ReferenceListNames.IpKinds, "patent").ShouldBe("Sáng chế");
        preview.Dossier.NameOfIpc("C02F 1/44").ShouldContain("water", Case.Insensitive);
        preview.Dossier.TrlName.ShouldBe("Trình diễn nguyên mẫu trong vận hành thực");
        preview.Dossier.EvidenceOf(7).ShouldBe("Nơi và ngày chạy thử");
        preview.PublishedAt.ShouldBeNull();
        (await _exchange.Visitor.Ask(new GetListing(preview.Code), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);

        var wrong = Full with
        {
            Industries = ["?"],
            Ipc = "C02F, Z99Z",
            PriorityTags = ["environment", "environment"],
            Sdgs = ["18"],
            Objects = ["?"],
            TransferClass = "?",
            AnnexEntry = "?",
            Certificates = [new CertificateForm("?")],
            Forms = ["?"],
            Methods = ["?"],
            Owners = [new OwnerForm(null, 100m)],
            IpRights = [new IpRightForm("?", new string('1', ListingRules.NumberLength + 1))],
            Figures = [.. Enumerable.Repeat(new FigureForm("a"), ListingRules.Figures + 1)],
            Rights = [new RightForm(Right.Use, null, false, ["99"], ["?"], 601)],
            FundingLevel = "?",
            TransferBasis = "?",
            ContactPhone = "gọi tôi",
            ContactMail = "hoa",
            EconomicsVi = new string('x', ListingRules.TextLength + 1),
        };
        var problem = (await _supplier.Send(new EditListing(id, new Version(1), wrong), Token)).Problem!;
        problem.Kind.ShouldBe(ProblemKind.Invalid);
        problem.Refusals.Select(r => r.Member).Distinct().ShouldBe(
            [
                "Industries", "Ipc", "PriorityTags", "Sdgs", "Objects", "TransferClass", "AnnexEntry", "Certificates[0].Kind", "Forms", "Methods", "Owners[0].Name", "IpRights[0].Kind",
                "IpRights[0].Application", "Figures", "Rights[0].Territory", "Rights[0].FieldOfUse", "Rights[0].TermMonths", "FundingLevel", "TransferBasis", "ContactPhone", "ContactMail", "EconomicsVi",
            ],
            ignoreOrder: true);
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
        var mine = (await _supplier.Get(new GetMyListings(1), Token)).Page.Items.ShouldHaveSingleItem();
        (mine.Status, mine.Revision, mine.Title.Vi).ShouldBe((ListingStatus.Published, RevisionStatus.Submitted, "Bản hai"));

        var read = await reviewer.Get(new GetListingReview(published.Id), Token);
        (read.Number, read.Public!.Content.Title.Vi).ShouldBe((2, "Màng lọc gốm"));
        await reviewer.Do(new ApproveListing(read.Id, read.Version, read.Revision, ReviewChecklist.Listing), Token);

        (await Shown(published.Code)).Vi.ShouldBe("Bản hai");
    }

    [Fact]
    public async Task Its_organisation_reads_what_each_revision_changed()
    {
        var published = await _exchange.Publish(_supplier);
        (await _supplier.Get(new GetListingRevisions(published.Id), Token)).ShouldSatisfyAllConditions(r => r.From.ShouldBeNull(), r => r.Before.ShouldBeNull(), r => r.To.ShouldBe(1));
        await _supplier.Do(new EditListing(published.Id, published.Version, Full with { TitleVi = "Bản hai" }), Token);

        var compared = await _supplier.Get(new GetListingRevisions(published.Id), Token);

        (compared.From, compared.To).ShouldBe((1, 2));
        compared.Revisions.Select(r => (r.Number, r.Status, r.IsPublic)).ShouldBe([(2, RevisionStatus.Draft, false), (1, RevisionStatus.Approved, true)]);
        (compared.Before![0].Text, compared.After[0].Text).ShouldBe(("Màng lọc gốm\n\nCeramic membrane", "Bản hai\n\nCeramic membrane"));
        compared.Before.Select(l => l.Label).ShouldBe(compared.After.Select(l => l.Label));
        (await _supplier.Get(new GetListingRevisions(published.Id, From: 9, To: 9), Token)).To.ShouldBe(2);
        (await _supplier.Get(new GetListingRevisions(published.Id, To: 1), Token)).ShouldSatisfyAllConditions(r => r.To.ShouldBe(1), r => r.From.ShouldBeNull());
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
        (await _supplier.Get(new GetMyListings(1), Token)).Page.Items.ShouldHaveSingleItem().Status.ShouldBe(ListingStatus.Withdrawn);
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
        (await stranger.Ask(new GetListingRevisions(id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Ask(new GetListingPreview(id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Ask(new GetOwnListingPaper(id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Get(new GetMyListings(1), Token)).Page.Total.ShouldBe(0);
    }

    private async Task<Bilingual> Shown(string code) => (await _exchange.Visitor.Ask(new GetListing(code), Token)).Answer.Content.Title;
}
