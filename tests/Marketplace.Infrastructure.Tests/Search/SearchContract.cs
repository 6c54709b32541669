using System.Globalization;
using System.Text;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Search;

/// <summary>What every search index keeps to; run once for each implementation.</summary>
public abstract class SearchContract
{
    private static readonly DateTime Day = new(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract ISearchIndex Index { get; }

    [Theory]
    [InlineData("cong nghe xu ly nuoc thai")]
    [InlineData("công nghệ xử lý nước thải")]
    [InlineData("CÔNG NGHỆ XỬ LÝ NƯỚC THẢI")]
    [InlineData("xu li nuoc thai")]
    [InlineData("nước\u200b thải")]
    public async Task A_title_is_found_with_and_without_marks(string question)
    {
        var wanted = Listing("Công nghệ xử lý nước thải");
        await Put(wanted, Listing("Giống lúa chịu mặn"));

        (await Find(question)).Hits.Select(h => h.Id).ShouldBe([wanted.Id]);
    }

    [Theory]
    [InlineData("hoà tan", "hòa tan")]
    [InlineData("thuỷ sản", "thủy sản")]
    [InlineData("kĩ thuật", "kỹ thuật")]
    [InlineData("điện tử", "dien tu")]
    [InlineData("điện tử", "\u0111i\u1ec7n t\u01b0\u0309")]
    public async Task Two_spellings_are_one_word(string written, string asked)
    {
        var wanted = Listing(written);
        await Put(wanted);

        (await Find(asked)).Hits.Single().Id.ShouldBe(wanted.Id);
    }

    [Fact]
    public async Task Of_two_that_fold_alike_the_one_with_the_typed_marks_comes_first()
    {
        var (land, copper) = (Listing("Đất hiếm"), Listing("Đạt hiem"));
        await Put(copper, land);

        (await Find("đất hiếm")).Hits[0].Id.ShouldBe(land.Id);
    }

    [Fact]
    public async Task English_is_found_by_its_stem()
    {
        var wanted = Listing(null, "Drying of agricultural products");
        await Put(wanted);

        (await Find("dried agricultural product")).Hits.Select(h => h.Id).ShouldBe([wanted.Id]);
    }

    [Fact]
    public async Task Words_looked_for_are_marked_in_the_readers_language()
    {
        await Put(Listing("Màng lọc nước", "Water filter membrane"));

        var vi = (await Find("mang loc")).Hits.Single();
        vi.Title.ShouldBe([new Fragment("Màng", true), new Fragment(" ", false), new Fragment("lọc", true), new Fragment(" nước", false)]);
        var en = (await Ask(Request("membrane") with { Language = Language.En })).Hits.Single();
        en.Title.Single(f => f.IsMatch).Text.ShouldBe("membrane");
        en.TitleLanguage.ShouldBe(Language.En);
    }

    [Fact]
    public async Task Facets_respond_to_one_another_and_a_chosen_one_shows_its_alternatives()
    {
        await Put(
            Listing("Một", field: "207", trl: "7-9"),
            Listing("Hai", field: "207", trl: "4-6"),
            Listing("Ba", field: "405", trl: "7-9"));

        var found = await Ask(Request(null) with { Filters = Filter(FacetNames.Field, "207") });

        found.Total.ShouldBe(2);
        Counts(found, FacetNames.Field).ShouldBe(["207:2", "405:1"], ignoreOrder: true);
        Counts(found, FacetNames.TrlBand).ShouldBe(["7-9:1", "4-6:1"], ignoreOrder: true);
    }

    [Fact]
    public async Task Values_of_one_facet_are_alternatives_and_facets_narrow_each_other()
    {
        await Put(Listing("Một", field: "207", trl: "7-9"), Listing("Hai", field: "405", trl: "7-9"), Listing("Ba", field: "405", trl: "4-6"));
        var filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Field] = ["207", "405"], [FacetNames.TrlBand] = ["7-9"] };

        (await Ask(Request(null) with { Filters = filters })).Total.ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_facet_value_finds_nothing()
    {
        await Put(Listing("Một", field: "207"));

        (await Ask(Request(null) with { Filters = Filter(FacetNames.Field, "<script>") })).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Sorted_by_newest_pages_follow_each_other_without_gap_or_repetition()
    {
        var all = Enumerable.Range(1, 45).Select(i => Listing($"Công nghệ {i}") with { PublishedAt = Day.AddDays(-i) }).ToArray();
        await Put(all);

        var pages = new List<Guid>();
        for (var skip = 0; skip < 60; skip += 20)
        {
            pages.AddRange((await Ask(Request("cong nghe") with { Sort = SearchSort.Newest, Skip = skip })).Hits.Select(h => h.Id));
        }

        pages.ShouldBe(all.Select(d => d.Id));
    }

    [Fact]
    public async Task Sorted_by_readiness_the_highest_comes_first()
    {
        await Put(Listing("A") with { Trl = 4 }, Listing("B") with { Trl = 9 }, Listing("C") with { Trl = null });
        var hits = (await Ask(Request(null) with { Sort = SearchSort.Trl })).Hits;

        hits[0].Title.Single().Text.ShouldBe("B");
        hits[^1].Title.Single().Text.ShouldBe("C");
    }

    [Fact]
    public async Task A_changed_document_replaces_the_old_one_and_a_removed_one_is_gone()
    {
        var listing = Listing("Lò nung gạch");
        await Put(listing);
        await Put(listing with { Title = new Bilingual("Lò sấy gỗ") });
        (await Find("nung gach")).Total.ShouldBe(0);
        (await Find("say go")).Total.ShouldBe(1);

        await Index.Apply([new IndexChange(DocumentKind.Listing, listing.Id, null)], Index.Checkpoint.Position + 1, Token);
        (await Find("say go")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Kinds_do_not_mix()
    {
        await Put(Listing("Tái chế nhựa"), Listing("Tái chế nhựa") with { Kind = DocumentKind.Demand });

        (await Find("tai che nhua")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_rebuild_replaces_everything_and_keeps_its_checkpoint()
    {
        var (old, kept) = (Listing("Bơm cũ"), Listing("Bơm mới"));
        await Put(old, kept);

        await Index.Rebuild(new[] { kept }.ToAsyncEnumerable(), new IndexCheckpoint(77, 3), Token);

        Index.Checkpoint.ShouldBe(new IndexCheckpoint(77, 3));
        (await Find("bom")).Hits.Select(h => h.Id).ShouldBe([kept.Id]);
        await Put(Listing("Bơm thứ ba"));
        Index.Checkpoint.ShouldBe(new IndexCheckpoint(78, 3));
    }

    [Fact]
    public async Task An_index_that_holds_nothing_yet_says_that_it_cannot_answer()
    {
        (await Index.Search(Request("may"), Token)).ShouldBeNull();

        await Index.Rebuild(AsyncEnumerable.Empty<SearchDocument>(), new IndexCheckpoint(1, 0), Token);
        (await Find("may")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_rebuilt_index_is_shown_when_it_holds_all_that_the_old_one_held()
    {
        var documents = Enumerable.Range(1, 5).Select(i => Listing($"Van {i}")).ToArray();
        foreach (var document in documents)
        {
            await Put(document);
        }

        // The scan began when the log was at 2, and saw no more.
        await Index.Rebuild(documents.Take(2).ToAsyncEnumerable(), new IndexCheckpoint(2, 1), Token);
        Index.Checkpoint.ShouldBe(new IndexCheckpoint(2, 1));
        (await Find("van")).Total.ShouldBe(5);
        await Put(documents[2]);
        (await Find("van")).Total.ShouldBe(5);
        await Put(documents[3]);
        await Put(documents[4], Listing("Van 6"));
        (await Find("van")).Total.ShouldBe(6);
    }

    [Fact]
    public async Task A_rebuilt_index_is_shown_when_the_log_ends_before_the_old_ones_position()
    {
        await Index.Apply([new IndexChange(DocumentKind.Listing, Guid.NewGuid(), Listing("Ống cũ"))], 900, Token);
        await Index.Rebuild(new[] { Listing("Ống mới") }.ToAsyncEnumerable(), new IndexCheckpoint(3, 0), Token);
        (await Find("ong cu")).Total.ShouldBe(1);

        await Index.CaughtUp(Token);

        (await Find("ong")).Total.ShouldBe(1);
        Index.Checkpoint.Position.ShouldBe(3);
    }

    [Fact]
    public async Task No_search_fails_or_misses_while_the_index_is_rebuilt()
    {
        var documents = Enumerable.Range(0, 300).Select(i => Listing($"Cảm biến số {i}")).ToArray();
        await Put(documents);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var searching = Task.Run(async () =>
        {
            var least = int.MaxValue;
            do
            {
                least = Math.Min(least, (await Find("cam bien")).Total);
            }
            while (!stop.IsCancellationRequested);

            return least;
        }, Token);

        for (var round = 0; round < 5; round++)
        {
            await Index.Rebuild(documents.ToAsyncEnumerable(), new IndexCheckpoint(10 + round, 0), Token);
        }

        await stop.CancelAsync();
        (await searching).ShouldBe(documents.Length);
    }

    [Fact]
    public async Task Nothing_a_person_can_type_makes_a_search_fail()
    {
        await Put(Listing("Vật liệu nano"));
        var random = new Random(20261124);
        string[] pieces = ["\"", "(", ")", "*", "?", "~", "^", ":", "\\", "/", "AND", "OR", "NOT", "[", "{", "\ud83d\ude80", "\ud800", "\u200d", "\u0301", "\0", "nước", "nu\u031bo\u031b\u0301c", "a", " ", "<b>", "%00", "ﬁ", "\uffff"];
        for (var i = 0; i < 1_000; i++)
        {
            var text = new StringBuilder();
            for (var left = random.Next(1, 30); left > 0; left--)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            (await Find(text.ToString())).ShouldNotBeNull();
        }

        (await Find(string.Concat(Enumerable.Range(0, 3_000).Select(i => i.ToString(CultureInfo.InvariantCulture) + " ")))).Total.ShouldBe(0);
    }

    protected static SearchDocument Listing(string? vi, string? en = null, string? field = null, string? trl = null)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (field is not null)
        {
            facets[FacetNames.Field] = [field];
        }

        if (trl is not null)
        {
            facets[FacetNames.TrlBand] = [trl];
        }

        return new SearchDocument(DocumentKind.Listing, Guid.CreateVersion7(), new Bilingual(vi, en), Bilingual.None, Bilingual.None, [], facets, Day, 5);
    }

    protected static SearchRequest Request(string? text) =>
        new(DocumentKind.Listing, text, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 0, 20, Language.Vi);

    protected Task Put(params SearchDocument[] documents) =>
        Index.Apply([.. documents.Select(d => new IndexChange(d.Kind, d.Id, d))], Index.Checkpoint.Position + 1, Token);

    protected Task<SearchAnswer> Find(string text) => Ask(Request(text));

    protected async Task<SearchAnswer> Ask(SearchRequest request) => (await Index.Search(request, Token)).ShouldNotBeNull();

    private static Dictionary<string, IReadOnlyList<string>> Filter(string facet, string code) => new(StringComparer.Ordinal) { [facet] = [code] };

    private static IEnumerable<string> Counts(SearchAnswer answer, string facet) => answer.Facets[facet].Select(c => $"{c.Code}:{c.Count}");
}
