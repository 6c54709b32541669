using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Listings;

public sealed class SubmittingAListingTests : IAsyncLifetime
{
    private static readonly ListingForm Complete = new(
        TitleVi: "Màng lọc gốm", SummaryVi: "Màng lọc gốm cho nước giếng khoan.", ProblemVi: "Nước giếng nhiễm sắt.", Field: "207", Trl: 7,
        Rights: [new RightForm(Right.Use, Exclusivity.NonExclusive, false, ["VN"], [], 60)], Ownership: "Biên bản nghiệm thu",
        ContactName: "Nguyễn Thị Hoa", ContactPhone: "024 0000 0000");

    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_complete_draft_is_submitted_once()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier);
        var id = ListingId.New();
        await supplier.Do(new DraftListing(id, Complete), Token);
        await supplier.Do(new SubmitListing(id, new Version(1)), Token);

        (await supplier.Send(new SubmitListing(id, new Version(2)), Token)).Problem!.Refusals.Single().Code.ShouldBe(nameof(ListingRules.OnlyDraftsAreSubmitted));
    }

    [Fact]
    public async Task The_same_draft_sent_twice_is_one_and_with_other_content_is_refused()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier);
        var stranger = await _exchange.NewPerson(Capability.Supplier);
        var id = ListingId.New();
        await supplier.Do(new DraftListing(id, Complete), Token);
        await supplier.Do(new DraftListing(id, Complete), Token);

        (await supplier.Get(new GetMyListings(1), Token)).Page.Total.ShouldBe(1);
        (await supplier.Send(new DraftListing(id, Complete with { TitleVi = "Khác" }), Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
        (await stranger.Send(new DraftListing(id, Complete), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Fact]
    public async Task The_id_of_somebody_elses_listing_is_not_found()
    {
        var (supplier, stranger) = (await _exchange.NewPerson(Capability.Supplier), await _exchange.NewPerson(Capability.Supplier));
        var published = await _exchange.Publish(supplier);

        (await stranger.Send(new DraftListing(published.Id, Complete), Token)).Problem.ShouldBe(Problem.NotFound);
    }

    [Fact]
    public async Task An_unverified_organisation_drafts_but_does_not_submit()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier, verified: false);
        var id = ListingId.New();
        await supplier.Do(new DraftListing(id, Complete), Token);

        (await supplier.Send(new SubmitListing(id, new Version(1)), Token)).Problem!.Refusals.Single().Code.ShouldBe(nameof(OrganisationRules.OnlyVerifiedOrganisationsTrade));
    }

    [Fact]
    public async Task An_incomplete_draft_says_what_is_missing_beside_its_field()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier);
        var id = ListingId.New();
        await supplier.Do(new DraftListing(id, Complete with { Trl = null }), Token);

        var refusal = (await supplier.Send(new SubmitListing(id, new Version(1)), Token)).Problem!.Refusals.Single();
        refusal.ShouldSatisfyAllConditions(
            () => refusal.Code.ShouldBe(nameof(ListingRules.ATrlIsNeeded)),
            () => refusal.Member.ShouldBe(nameof(ListingForm.Trl)));
    }

    [Fact]
    public async Task All_shape_problems_come_at_once()
    {
        var supplier = await _exchange.NewPerson(Capability.Supplier);

        var problem = (await supplier.Send(new DraftListing(ListingId.New(), new ListingForm(TitleVi: new string('x', 300), Trl: 12, Field: "999", SummaryVi: "a\0b")), Token)).Problem!;

        problem.Kind.ShouldBe(ProblemKind.Invalid);
        problem.Refusals.Select(r => r.Member).ShouldBe(["TitleVi", "SummaryVi", "Field", "Trl"], ignoreOrder: true);
    }
}
