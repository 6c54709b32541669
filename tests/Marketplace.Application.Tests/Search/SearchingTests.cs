using Marketplace.Application.Approvals;
using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Application.Listings;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Search;

public sealed class SearchingTests : IAsyncLifetime
{
    private static readonly ListingForm Water = new(
        "Công nghệ xử lý nước thải", "Waste water treatment", "Bể lọc sinh học.", null, "Nước thải làng nghề.", Field: "207", Trl: 8,
        Rights: [new RightForm(Right.Use, Exclusivity.Exclusive, false, ["VN"], [], 60), new RightForm(Right.Assignment, null, false, ["VN"], [], null)], Ownership: "Biên bản",
        ContactName: "Nguyễn Thị Hoa", ContactPhone: "024 0000 0000");

    private static readonly ListingForm Rice = Water with
    {
        TitleVi = "Giống lúa chịu mặn",
        TitleEn = "Salt-tolerant rice",
        SummaryVi = "Lúa thuần ngắn ngày.",
        ProblemVi = "Xâm nhập mặn.",
        Field = "401",
        Trl = 5,
        Rights = [new RightForm(Right.Use, Exclusivity.NonExclusive, false, ["VN"], [], 60)],
    };

    private TestExchange _exchange = null!;
    private Person _supplier = null!;
    private Person _reviewer = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier | Capability.Recipient);
        _reviewer = await _exchange.NewPerson(Capability.Exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task What_is_approved_is_found_with_and_without_marks_and_what_is_not_is_not()
    {
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, Water), Token);
        (await Titles("xử lý nước thải")).ShouldBeEmpty();
        await _supplier.Do(new SubmitListing(id, new Version(1)), Token);
        (await Titles("xử lý nước thải")).ShouldBeEmpty();
        await Approve(id);

        foreach (var typed in (string[])["xử lý nước thải", "cong nghe xu ly nuoc thai", "CÔNG NGHỆ", "waste water", "biên bản", "lang nghe"])
        {
            (await Titles(typed)).ShouldBe(typed == "biên bản" ? [] : ["Công nghệ xử lý nước thải"], typed);
        }
    }

    [Fact]
    public async Task A_new_text_is_found_only_when_it_is_approved_and_then_instead_of_the_old_one()
    {
        var id = await Published(Water);
        var draft = await _supplier.Get(new GetListingForEdit(id), Token);
        await _supplier.Do(new EditListing(id, draft.Version, Water with { TitleVi = "Máy đo bụi mịn", TitleEn = "Dust meter" }), Token);
        await _supplier.Do(new SubmitListing(id, draft.Version.Next()), Token);
        (await Titles("bụi mịn")).ShouldBeEmpty();
        (await Titles("xử lý nước thải")).ShouldBe(["Công nghệ xử lý nước thải"]);
        await Approve(id);

        (await Titles("bụi mịn")).ShouldBe(["Máy đo bụi mịn"]);
        (await Titles("waste water")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_technology_shows_those_that_say_much_the_same_while_they_are_public_and_never_itself()
    {
        var id = await Published(Water);
        var other = await Published(Water with { TitleVi = "Bể lọc sinh học cho làng nghề", TitleEn = "Biofilter for craft villages" });
        await Published(Rice);
        await CatchUp();
        (await Similar(id)).ShouldBe(["Bể lọc sinh học cho làng nghề"]);
        (await Similar(ListingId.New())).ShouldBeEmpty();

        await _supplier.Do(new WithdrawListing(other, (await _supplier.Get(new GetListingForEdit(other), Token)).Version), Token);
        (await Similar(id)).ShouldBeEmpty();
        await CatchUp();
        (await Similar(id)).ShouldBeEmpty();

        async Task<IEnumerable<string?>> Similar(ListingId listing) => (await _exchange.Visitor.Ask(new GetSimilarListings(listing), Token)).Answer.Select(r => r.Title.Vi);
    }

    [Fact]
    public async Task A_withdrawn_listing_is_not_found_even_before_the_index_knows()
    {
        var id = await Published(Water);
        (await Titles("nước thải")).Count.ShouldBe(1);
        await _supplier.Do(new WithdrawListing(id, (await _supplier.Get(new GetListingForEdit(id), Token)).Version), Token);

        (await Search("nước thải")).Page.Items.ShouldBeEmpty();
        await CatchUp();
        (await Search("nước thải")).Page.Total.ShouldBe(0);
    }

    [Fact]
    public async Task The_owners_new_name_is_found()
    {
        var owner = await _exchange.NewPerson(Capability.Supplier, verified: false);
        await _exchange.Publish(owner);
        await CatchUp();
        await _exchange.InDatabase(async (db, token) =>
        {
            var organisation = await db.Organisations.SingleAsync(o => o.Id == owner.Organisation, token);
            organisation.Describe(organisation.Profile with { Name = new Bilingual("Viện Thủy Tinh") });
            await db.SaveChangesAsync(token);
        }, Token);

        (await Titles("thuy tinh")).ShouldBe(["Màng lọc gốm"]);
    }

    [Fact]
    public async Task Facets_count_and_narrow_and_are_named_in_the_readers_language()
    {
        await Published(Water);
        await Published(Rice);
        await CatchUp();

        var all = await Search(null);
        all.Page.Total.ShouldBe(2);
        Counts(all, FacetNames.FieldHead).ShouldBe([("2", 1), ("4", 1)]);
        Counts(all, FacetNames.TrlBand).ShouldBe([("4-6", 1), ("7-9", 1)]);
        Counts(all, FacetNames.Right).ShouldBe([("assignment", 1), ("exclusive", 1), ("non-exclusive", 1)]);
        Counts(all, FacetNames.Owner).ShouldBe([("enterprise", 2)]);
        var english = (await _exchange.As(CallerTicket.Visitor(Language.En)).Ask(new SearchListings(null, Filters(), SearchSort.Relevance, 1), Token)).Answer;
        Labels(all).ShouldNotBe(Labels(english));
        Labels(english).ShouldAllBe(l => !string.IsNullOrEmpty(l));

        (await Found((FacetNames.FieldHead, "4"))).ShouldBe(["Giống lúa chịu mặn"]);
        (await Found((FacetNames.TrlBand, "7-9"), (FacetNames.Right, "assignment"))).ShouldBe(["Công nghệ xử lý nước thải"]);
        (await Found((FacetNames.TrlBand, "7-9"), (FacetNames.FieldHead, "4"))).ShouldBeEmpty();
        (await Found((FacetNames.Field, "không-có"))).ShouldBeEmpty();
        var chosen = await Search(null, (FacetNames.FieldHead, "4"));
        chosen.Facets.Single(f => f.Name == FacetNames.FieldHead).Options.Select(o => (o.Code, o.Count, o.IsChosen)).ShouldBe([("2", 1, false), ("4", 1, true)]);
    }

    [Fact]
    public async Task Everything_a_dossier_states_in_codes_narrows_a_search()
    {
        var form = Water with
        {
            Industries = ["E", "C"],
            PriorityTags = [_exchange.Services.GetRequiredService<ReferenceLists>().Items(ReferenceListNames.PriorityTags)[0].Code],
            IpRights = [new IpRightForm("patent", "1-2024-01234", null, IpStatus.Filed, null, null, null)],
            PriceMode = PriceMode.Range,
            PriceFrom = 400_000_000,
            PriceTo = 600_000_000,
            StateFunded = false,
        };
        await Published(form);
        await Published(Rice);
        await CatchUp();

        var all = await Search(null);
        Counts(all, FacetNames.Industry).ShouldBe([("C", 1), ("E", 1)]);
        Counts(all, FacetNames.PriceMode).ShouldBe([("range", 1)]);
        Counts(all, FacetNames.PriceBand).ShouldBe([("100-500", 1), ("500-2000", 1)]);
        Counts(all, FacetNames.IpStatus).ShouldBe([("filed", 1)]);
        Counts(all, FacetNames.StateFunded).ShouldBe([("no", 1)]);
        Counts(all, FacetNames.PriorityTag).ShouldBe([(form.PriorityTags[0], 1)]);
        Counts(all, FacetNames.ConfirmedOn).ShouldBe([("30", 2)]);
        all.Facets.Single(f => f.Name == FacetNames.Industry).Options.ShouldAllBe(o => o.Label != null && o.Label != o.Code);
        foreach (var (name, code) in new[] { (FacetNames.Industry, "E"), (FacetNames.PriceMode, "range"), (FacetNames.PriceBand, "500-2000"), (FacetNames.IpStatus, "filed"), (FacetNames.StateFunded, "no"), (FacetNames.PriorityTag, form.PriorityTags[0]) })
        {
            (await Found((name, code))).ShouldBe(["Công nghệ xử lý nước thải"], name);
        }
    }

    [Fact]
    public async Task How_long_ago_something_was_confirmed_is_reckoned_on_the_day_of_the_question()
    {
        await Published(Water);
        _exchange.Clock.Advance(TimeSpan.FromDays(40));
        await Published(Rice);
        await CatchUp();
        await _exchange.Services.GetRequiredService<ReferenceFollower>().CatchUp(Token);

        Counts(await Search(null), FacetNames.ConfirmedOn).ShouldBe([("30", 1), ("90", 1)]);
        (await Found((FacetNames.ConfirmedOn, "90"))).ShouldBe(["Công nghệ xử lý nước thải"]);
        (await Found((FacetNames.ConfirmedOn, "30"))).ShouldBe(["Giống lúa chịu mặn"]);
        (await Found((FacetNames.ConfirmedOn, "không-có"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData(0L, null, "0-100")]
    [InlineData(null, 100_000_000L, "100-500")]
    [InlineData(50_000_000L, 700_000_000L, "0-100,100-500,500-2000")]
    [InlineData(99_000_000_000L, null, "10000")]
    public void An_amount_is_in_every_band_that_it_touches(long? from, long? to, string bands) =>
        string.Join(',', PriceBands.Of(from is { } least ? Money.Vnd(least) : null, to is { } most ? Money.Vnd(most) : null)).ShouldBe(bands);

    [Fact]
    public async Task In_every_order_but_relevance_a_cursor_leads_on()
    {
        for (var i = 0; i < 23; i++)
        {
            await _exchange.Publish(_supplier);
            _exchange.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await CatchUp();
        var first = await Search(null);
        var second = (await _exchange.Visitor.Ask(new SearchListings(null, Filters(), SearchSort.Newest, 1, first.Next), Token)).Answer;

        first.Page.Items.Count.ShouldBe(20);
        second.Page.Items.Count.ShouldBe(3);
        second.Next.ShouldBeNull();
        first.Page.Items.Concat(second.Page.Items).Select(i => i.Code).ShouldBeUnique();
        (await Search("mang loc")).Next.ShouldBeNull();
        (await _exchange.Visitor.Ask(new SearchListings(null, Filters(), SearchSort.Newest, 1, "<script>"), Token)).Answer.Page.Items.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_mistyped_word_is_put_right()
    {
        await Published(Water);
        await CatchUp();

        (await Search("xử lý nước thảii")).DidYouMean.ShouldBe("xử lý nước thải");
        (await Search("xử lý nước thải")).DidYouMean.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_typed_is_completed_by_titles_and_organisations_that_the_public_sees()
    {
        await _supplier.Do(new DraftListing(ListingId.New(), Rice), Token);
        await Published(Water);
        await CatchUp();

        (await Suggest("xu ly")).ShouldBe(["Công nghệ xử lý nước thải"]);
        (await Suggest("waste")).ShouldBe(["Waste water treatment"]);
        (await Suggest("giong lua")).ShouldBeEmpty();
        (await Suggest("x")).ShouldBeEmpty();
        (await _exchange.Visitor.Ask(new GetSuggestions((DocumentKind)9, "xu ly"), Token)).Problem!.Kind.ShouldBe(ProblemKind.Invalid);

        async Task<IEnumerable<string>> Suggest(string typed) => (await _exchange.Visitor.Ask(new GetSuggestions(DocumentKind.Listing, typed), Token)).Answer.Select(s => s.Text);
    }

    [Fact]
    public async Task An_index_that_differs_from_the_database_is_told_document_by_document()
    {
        var (water, rice) = (await Published(Water), await Published(Rice));
        await CatchUp();
        var (check, index) = (_exchange.Services.GetRequiredService<IndexCheck>(), _exchange.Services.GetRequiredService<ISearchIndex>());
        (await check.Compare(Token)).Documents.ShouldBeEmpty();

        var stray = Guid.CreateVersion7();
        var other = new SearchDocument(DocumentKind.Listing, rice.Value, new Bilingual("Khác"), Bilingual.None, Bilingual.None, [], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), DateTime.UnixEpoch, null);
        await index.Apply(
            [new IndexChange(DocumentKind.Listing, water.Value, null), new IndexChange(DocumentKind.Listing, rice.Value, other), new IndexChange(DocumentKind.Demand, stray, other with { Kind = DocumentKind.Demand, Id = stray })],
            index.Checkpoint.Position, Token);

        var drift = await check.Compare(Token);
        drift.Documents.ShouldBe(
            [new DriftingDocument(DocumentKind.Listing, water.Value, Drift.Missing), new DriftingDocument(DocumentKind.Listing, rice.Value, Drift.Stale), new DriftingDocument(DocumentKind.Demand, stray, Drift.LeftOver)],
            ignoreOrder: true);
        drift.Behind.ShouldBe(0);
        drift.Counts.Single(c => c.Kind == DocumentKind.Listing).ShouldBe(new KindCount(DocumentKind.Listing, 2, 1));

        var steps = new KeptSteps();
        await _exchange.Services.GetRequiredService<IndexFollower>().RebuildAll(steps, Token);
        steps[^1].ShouldBe(new IndexedSoFar(drift.Counts.Sum(c => c.InDatabase), drift.Counts.Sum(c => c.InDatabase)));
        await CatchUp();
        (await check.Compare(Token)).Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_the_index_has_not_taken_in_yet_is_told_as_such()
    {
        await Published(Water);
        await CatchUp();
        await Published(Rice);

        (await _exchange.Services.GetRequiredService<IndexCheck>().Compare(Token)).Behind.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_was_looked_for_is_marked_in_the_title()
    {
        await Published(Water);
        await CatchUp();

        (await Search("nuoc thai")).Page.Items.Single().TitleFragments!.Where(f => f.IsMatch).Select(f => f.Text).ShouldBe(["nước", "thải"]);
    }

    [Fact]
    public async Task A_row_that_shows_no_word_looked_for_says_that_they_are_in_the_full_text()
    {
        await Published(Water);
        await CatchUp();

        (await Search("làng")).Page.Items.Single().IsInFullText.ShouldBeTrue();
        (await Search("nước thải ở làng")).Page.Items.Single().IsInFullText.ShouldBeFalse();
        (await Search("")).Page.Items.Single().IsInFullText.ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("AND OR NOT")]
    [InlineData("title:(")]
    [InlineData("*")]
    [InlineData("~1 ^2 [a TO b] {c}")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u0000\u0007\uFFFF")]
    [InlineData("\ud83d\ude00")]
    [InlineData("  ")]
    public async Task Whatever_is_typed_is_searched_as_words(string typed)
    {
        await Published(Water);
        await CatchUp();

        (await _exchange.Visitor.Ask(new SearchListings(typed, Filters(), SearchSort.Relevance, 1), Token)).Problem.ShouldBeNull();
        (await _exchange.Visitor.Ask(new SearchDemands(typed, Filters(), SearchSort.Relevance, 1), Token)).Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(51)]
    [InlineData(int.MaxValue)]
    public async Task A_page_that_cannot_be_is_refused(int page)
    {
        (await _exchange.Visitor.Ask(new SearchListings(null, Filters(), SearchSort.Newest, page), Token)).Problem!.Kind.ShouldBe(ProblemKind.Invalid);
        (await _exchange.Visitor.Ask(new SearchDemands(null, Filters(), SearchSort.Newest, page), Token)).Problem!.Kind.ShouldBe(ProblemKind.Invalid);
    }

    [Fact]
    public async Task The_newest_comes_first_without_words_and_the_readiest_when_asked()
    {
        await Published(Water);
        _exchange.Clock.Advance(TimeSpan.FromHours(1));
        await Published(Rice);
        await CatchUp();

        (await Search(null)).Page.Items.Select(i => i.Trl).ShouldBe([5, 8]);
        (await _exchange.Visitor.Ask(new SearchListings(null, Filters(), SearchSort.Trl, 1), Token)).Answer.Page.Items.Select(i => i.Trl).ShouldBe([8, 5]);
    }

    [Fact]
    public async Task An_anonymous_demand_is_found_by_its_words_and_not_by_its_owners_name()
    {
        var id = DemandId.New();
        await _supplier.Do(new DraftDemand(id, new DemandForm("Khử mùi chuồng nuôi", null, "Mùi hôi", null, "Giảm 80 %", Field: "405", IsAnonymous: true)), Token);
        await _supplier.Do(new SubmitDemand(id, new Version(1)), Token);
        var read = await _reviewer.Get(new GetDemandReview(id), Token);
        await _reviewer.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);
        await CatchUp();

        var found = (await _exchange.Visitor.Ask(new SearchDemands("khu mui", Filters(), SearchSort.Relevance, 1), Token)).Answer.Page.Items.ShouldHaveSingleItem();
        found.Organisation.IsEmpty.ShouldBeTrue();
        (await _exchange.Visitor.Ask(new SearchDemands(read.Organisation.Vi, Filters(), SearchSort.Relevance, 1), Token)).Answer.Page.Items.ShouldBeEmpty();
        (await _exchange.Visitor.Ask(new SearchDemands(null, Filters((FacetNames.Owner, "enterprise")), SearchSort.Relevance, 1), Token)).Answer.Page.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_is_a_paragraph_or_two_and_not_a_book()
    {
        var (longest, longer) = (new string('a', 2_000), new string('a', 2_001));
        (await _exchange.Visitor.Ask(new SearchListings(longest, Filters(), SearchSort.Relevance, 1), Token)).IsDone.ShouldBeTrue();
        (await _exchange.Visitor.Ask(new SearchListings(longer, Filters(), SearchSort.Relevance, 1), Token)).Problem!.Refusals.Single().Member.ShouldBe("Text");
        (await _exchange.Visitor.Ask(new SearchDemands(longer, Filters(), SearchSort.Relevance, 1), Token)).Problem!.Refusals.Single().Member.ShouldBe("Text");
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Filters(params (string Name, string Code)[] chosen) =>
        chosen.ToDictionary(c => c.Name, c => (IReadOnlyList<string>)[c.Code], StringComparer.Ordinal);

    private static IEnumerable<(string, int)> Counts(FoundListings found, string facet) => found.Facets.Single(f => f.Name == facet).Options.Select(o => (o.Code, o.Count));

    private static IEnumerable<string?> Labels(FoundListings found) => found.Facets.Single(f => f.Name == FacetNames.FieldHead).Options.Select(o => o.Label);

    private async Task<ListingId> Published(ListingForm form)
    {
        var id = ListingId.New();
        await _supplier.Do(new DraftListing(id, form), Token);
        await _supplier.Do(new SubmitListing(id, new Version(1)), Token);
        await Approve(id);
        return id;
    }

    private async Task Approve(ListingId id)
    {
        var read = await _reviewer.Get(new GetListingReview(id), Token);
        await _reviewer.Do(new ApproveListing(id, read.Version, read.Revision, ReviewChecklist.Listing), Token);
    }

    private Task CatchUp() => _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);

    private async Task<FoundListings> Search(string? text, params (string Name, string Code)[] chosen) =>
        (await _exchange.Visitor.Ask(new SearchListings(text, Filters(chosen), SearchSort.Relevance, 1), Token)).Answer;

    /// <summary>What is found once the index has caught up.</summary>
    private async Task<List<string?>> Titles(string text)
    {
        await CatchUp();
        return [.. (await Search(text)).Page.Items.Select(i => i.Title.Vi)];
    }

    private async Task<IEnumerable<string?>> Found(params (string Name, string Code)[] chosen) => (await Search(null, chosen)).Page.Items.Select(i => i.Title.Vi);

    private sealed class KeptSteps : List<IndexedSoFar>, IProgress<IndexedSoFar>
    {
        public void Report(IndexedSoFar value) => Add(value);
    }
}
