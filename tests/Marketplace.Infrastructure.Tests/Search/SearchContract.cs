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

    [Theory]
    [InlineData("công nghệ", "Làng nghề dùng công nghệ", "công nghệ")]
    [InlineData("cong nghe", "Làng nghề dùng công nghệ", "nghề công nghệ")]
    [InlineData("công nghệ", "Lang nghe dung cong nghe", "nghe cong nghe")]
    [InlineData("công nghệ, nghề", "Làng nghề dùng công nghệ", "nghề công nghệ")]
    public async Task Beside_a_word_with_the_typed_marks_one_that_only_looks_like_it_is_not_marked(string asked, string written, string marked)
    {
        await Put(Listing(written));

        var title = (await Find(asked)).Hits.Single().Title.ShouldNotBeNull();
        string.Join(' ', title.Where(f => f.IsMatch).Select(f => f.Text)).ShouldBe(marked);
    }

    [Fact]
    public async Task Some_documents_alone_are_held_against_a_question()
    {
        var (wanted, other, old) = (Listing("Màng lọc gốm", field: "207"), Listing("Giống lúa", field: "405"), Listing("Màng lọc cũ", field: "207"));
        await Put(old);
        await Put(wanted, other);
        Guid[] among = [wanted.Id, other.Id, Guid.NewGuid()];

        var found = await Ask(Request("mang loc") with { Among = among });
        found.Hits.Select(h => h.Id).ShouldBe([wanted.Id]);
        found.Total.ShouldBe(1);
        (await Ask(Request(null) with { Among = among })).Hits.Select(h => h.Id).ShouldBe([wanted.Id, other.Id], ignoreOrder: true);
        (await Ask(Request(null) with { Among = among, Sort = SearchSort.Newest, Filters = Filter(FacetNames.Field, "207") })).Hits.Select(h => h.Id).ShouldBe([wanted.Id]);
        (await Ask(Request("mang loc") with { Among = [] })).Total.ShouldBe(0);
        (await Ask(Request("mang locc") with { Among = among })).DidYouMean.ShouldBeNull();
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

    [Theory]
    [InlineData(SearchSort.Newest)]
    [InlineData(SearchSort.Trl)]
    public async Task Pages_follow_each_other_by_a_cursor_without_gap_or_repetition_also_among_equals(SearchSort sort)
    {
        var all = Enumerable.Range(1, 45).Select(i => Listing($"Công nghệ {i}") with { PublishedAt = Day.AddDays(-(i % 4)), Trl = i % 3 == 0 ? null : i % 3 }).ToArray();
        await Put(all);

        var (pages, after) = (new List<Guid>(), default(SearchCursor?));
        do
        {
            var page = await Ask(Request("cong nghe") with { Sort = sort, After = after });
            page.Total.ShouldBe(45);
            pages.AddRange(page.Hits.Select(h => h.Id));
            after = SearchCursor.Of(page.Next?.ToString());
        }
        while (after is not null);

        pages.ShouldBe(all.OrderByDescending(d => sort == SearchSort.Newest ? d.PublishedAt.Ticks : d.Trl ?? 0).ThenByDescending(d => d.Id).Select(d => d.Id));
    }

    [Fact]
    public async Task A_listing_that_comes_while_somebody_pages_moves_nothing()
    {
        var all = Enumerable.Range(1, 30).Select(i => Listing($"Công nghệ {i}") with { PublishedAt = Day.AddDays(-i) }).ToArray();
        await Put(all);
        var first = await Ask(Request(null) with { Sort = SearchSort.Newest });

        await Put(Listing("Công nghệ mới") with { PublishedAt = Day.AddDays(1) });

        (await Ask(Request(null) with { Sort = SearchSort.Newest, After = first.Next })).Hits.Select(h => h.Id).ShouldBe(all.Skip(20).Select(d => d.Id));
    }

    [Fact]
    public async Task Pages_by_relevance_are_numbered_and_equals_keep_their_order()
    {
        var all = Enumerable.Range(1, 45).Select(i => Listing("Công nghệ") with { PublishedAt = Day.AddDays(-i) }).ToArray();
        await Put(all);

        var pages = new List<Guid>();
        for (var skip = 0; skip < 60; skip += 20)
        {
            pages.AddRange((await Ask(Request("cong nghe") with { Skip = skip })).Hits.Select(h => h.Id));
        }

        pages.ShouldBe(all.Select(d => d.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("page2")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_cursor_is_none(string? text) => SearchCursor.Of(text).ShouldBeNull();

    [Fact]
    public async Task Sorted_by_readiness_the_highest_comes_first()
    {
        await Put(Listing("A") with { Trl = 4 }, Listing("B") with { Trl = 9 }, Listing("C") with { Trl = null });
        var hits = (await Ask(Request(null) with { Sort = SearchSort.Trl })).Hits;

        hits[0].Title.Single().Text.ShouldBe("B");
        hits[^1].Title.Single().Text.ShouldBe("C");
    }

    [Fact]
    public async Task Every_facet_is_counted_and_narrows()
    {
        foreach (var facet in FacetNames.All)
        {
            await Put(With(Listing("Có"), facet, "x-1", "x-2"), With(Listing("Có"), facet, "x-1"), Listing("Không"));

            Counts(await Ask(Request(null)), facet).ShouldBe(["x-1:2", "x-2:1"], ignoreOrder: true, facet);
            (await Ask(Request(null) with { Filters = Filter(facet, "x-2") })).Total.ShouldBe(1, facet);
        }
    }

    [Fact]
    public async Task Another_name_of_the_owner_finds_the_listing_but_completes_nothing()
    {
        await Put(Listing("Bê tông nhẹ") with { Names = ["Viện Thủy Tinh"] });

        (await Find("vien thuy tinh")).Total.ShouldBe(1);
        (await Suggest("vien")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("xử lý")]
    [InlineData("xu l")]
    [InlineData("XU LY NUOC")]
    [InlineData("nước t")]
    public async Task A_title_is_completed_from_any_of_its_words(string typed)
    {
        await Put(Listing("Xử lý nước thải"), Listing("Giống lúa chịu mặn"));

        (await Suggest(typed)).ShouldBe([new Suggestion(SuggestionKind.Title, "Xử lý nước thải")]);
    }

    [Fact]
    public async Task A_word_followed_by_a_blank_is_no_beginning_of_a_longer_one()
    {
        await Put(Listing("Thuyền nan"), Listing("Thu hồi khí"));

        (await Suggest("thu ")).ShouldBe([new Suggestion(SuggestionKind.Title, "Thu hồi khí")]);
    }

    [Fact]
    public async Task Keywords_titles_and_organisations_complete_what_is_typed_each_for_its_kind()
    {
        await Put(
            Listing("Màng lọc gốm") with { Keywords = ["màng lọc", "vật liệu"] },
            Listing("Máy sấy") with { Keywords = ["màng lọc"] },
            Listing("Màng co") with { Kind = DocumentKind.Demand },
            Listing("Màng Việt") with { Kind = DocumentKind.Organisation });

        (await Suggest("mang")).ShouldBe([
            new Suggestion(SuggestionKind.Keyword, "màng lọc"), new Suggestion(SuggestionKind.Title, "Màng lọc gốm"), new Suggestion(SuggestionKind.Organisation, "Màng Việt")]);
        (await Index.Suggest(new SuggestRequest(DocumentKind.Organisation, "mang"), Token)).ShouldBe([new Suggestion(SuggestionKind.Organisation, "Màng Việt")]);
        (await Index.Suggest(new SuggestRequest(DocumentKind.Demand, "mang"), Token)).Select(s => s.Text).ShouldBe(["Màng co", "Màng Việt"]);
    }

    [Fact]
    public async Task Suggestions_are_few_and_none_of_what_is_gone()
    {
        var gone = Listing("Công nghệ cũ");
        await Put([gone, .. Enumerable.Range(1, 30).Select(i => Listing($"Công nghệ {i}") with { Keywords = [$"công nghệ số {i}"] })]);
        await Index.Apply([new IndexChange(DocumentKind.Listing, gone.Id, null)], Index.Checkpoint.Position + 1, Token);

        (await Suggest("cong nghe")).Count.ShouldBeInRange(1, SuggestRequest.Most);
        (await Suggest("cong nghe cu")).ShouldBeEmpty();
        (await Suggest("\"*:(\ud800")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("xu ly nuoc thaii", "xu ly nuoc thải")]
    [InlineData("membrana", "membrane")]
    [InlineData("Xử lý nước thải", null)]
    [InlineData("zzzzzzzzzz", null)]
    public async Task An_unknown_word_is_put_right_when_there_are_few_hits(string typed, string? meant)
    {
        await Put(Listing("Xử lý nước thải", "Waste water membrane"));

        (await Find(typed)).DidYouMean.ShouldBe(meant);
    }

    [Theory]
    [InlineData("thia", "thị")]
    [InlineData("nước thia", "nước thải")]
    [InlineData("Nuoc THIA sinh hoạt", "Nuoc thải sinh hoạt")]
    [InlineData("thia trường", "thị trường")]
    [InlineData("thia nguyên", "Thái nguyên")]
    public async Task The_words_beside_an_unknown_one_tell_which_was_meant(string typed, string? meant)
    {
        await Put([Listing("Xử lý nước thải sinh hoạt"), Listing("Chè Thái Nguyên"), .. Enumerable.Range(0, 5).Select(i => Listing($"Thị trường {i}"))]);

        (await Find(typed)).DidYouMean.ShouldBe(meant, StringCompareShould.IgnoreCase);
    }

    [Fact]
    public async Task Words_on_both_sides_of_an_unknown_one_count_for_it()
    {
        await Put([.. Enumerable.Range(0, 3).Select(i => Listing($"Màng lọc nước {i}")), .. Enumerable.Range(0, 4).Select(i => Listing($"Màng long {i}"))]);

        (await Find("màng lonc nước")).DidYouMean.ShouldBe("màng lọc nước");
    }

    [Fact]
    public async Task A_word_is_put_right_as_it_is_written_though_many_documents_hold_it_only_in_the_name_of_their_organisation()
    {
        var owned = Listing("Đài quan trắc") with { Kind = DocumentKind.Demand, Names = ["Trường Đại học"] };
        await Put([.. Enumerable.Range(0, 10).Select(_ => owned with { Id = Guid.CreateVersion7() }), Listing("Trường Đại học")]);

        (await Find("trường đạii học")).DidYouMean.ShouldBe("trường đại học");
    }

    [Fact]
    public async Task A_question_that_finds_much_is_not_put_right()
    {
        await Put([.. Enumerable.Range(0, 10).Select(i => Listing($"Nước thải {i}"))]);

        (await Find("nuoc thai dothi")).DidYouMean.ShouldBeNull();
    }

    [Fact]
    public async Task Other_words_find_what_the_typed_ones_do_not_and_are_marked()
    {
        var (typed, other, translated) = (Listing("Giải pháp IoT"), Listing("Giải pháp internet vạn vật"), Listing(null, "Internet of things solution"));
        await Put(typed, other, translated, Listing("Vật liệu mới"));
        var request = Request("iot") with { Expansions = [new Expansion("iot", ["internet vạn vật"]), new Expansion("iot", ["internet of things"], Language.En)] };

        var found = await Ask(request);

        found.Hits[0].Id.ShouldBe(typed.Id);
        found.Hits.Select(h => h.Id).ShouldBe([typed.Id, other.Id, translated.Id], ignoreOrder: true);
        string.Concat(found.Hits.Single(h => h.Id == other.Id).Title.Where(f => f.IsMatch).Select(f => f.Text)).ShouldBe("internetvạnvật");
    }

    [Fact]
    public async Task A_single_other_word_is_looked_for_with_its_marks()
    {
        var (meant, love) = (Listing("Dây chuyền ai phân loại"), Listing("Dây chuyền ái ân"));
        await Put(meant, love);

        (await Ask(Request("trí tuệ nhân tạo") with { Expansions = [new Expansion("trí tuệ nhân tạo", ["AI"])] })).Hits.Select(h => h.Id).ShouldBe([meant.Id]);
    }

    [Fact]
    public async Task Other_words_for_a_part_leave_the_rest_asked_for()
    {
        var (both, one) = (Listing("Internet vạn vật trong trồng lúa"), Listing("Internet vạn vật trong nhà máy"));
        await Put(both, one);

        (await Ask(Request("iot lua") with { Expansions = [new Expansion("iot", ["internet vạn vật"])] })).Hits.Select(h => h.Id).ShouldBe([both.Id]);
    }

    [Fact]
    public async Task A_pasted_problem_is_found_by_words_that_many_of_few_documents_hold()
    {
        await Put([.. Enumerable.Range(0, 20).Select(i => Listing($"Xử lý nước thải nhuộm kiểu {i}"))]);
        var unknown = string.Join(' ', Enumerable.Range(0, 80).Select(i => $"khong{i}"));

        (await Find($"{unknown} nước thải nhuộm")).Total.ShouldBe(20);
    }

    [Fact]
    public async Task The_nearest_in_meaning_are_hits_and_say_so_and_are_counted()
    {
        var (worded, near, far) = (Listing("Lọc nước", field: "207"), Listing("Tách muối", field: "405"), Listing("Trồng nấm", field: "401"));
        await Put(worded, near, far);
        var nearness = new Nearness((near.Id, 0.9f), (worded.Id, 0.8f)) { Others = { [far.Id] = 0.2f } };

        var found = await Ask(Request("loc nuoc") with { Nearness = nearness });

        found.Total.ShouldBe(2);
        found.Hits.Select(h => (h.Id, h.IsByMeaning)).ShouldBe([(worded.Id, false), (near.Id, true)]);
        Counts(found, FacetNames.Field).ShouldBe(["207:1", "405:1"], ignoreOrder: true);
        found.Hits[1].Score.ShouldBe(1.8f, 0.001f);
        found.Hits[0].Score.ShouldBeInRange(1.7f, 3.2f);
    }

    [Fact]
    public async Task Nearness_narrows_by_facets_and_kind_and_changes_no_other_order()
    {
        var (old, young, demand) = (Listing("Lọc nước", field: "207") with { PublishedAt = Day.AddDays(-1) }, Listing("Tách muối", field: "405"), Listing("Khử mặn") with { Kind = DocumentKind.Demand });
        await Put(old, young, demand);
        var nearness = new Nearness((old.Id, 0.9f), (young.Id, 0.8f), (demand.Id, 0.8f), (Guid.NewGuid(), 0.8f));

        (await Ask(Request("loc nuoc") with { Nearness = nearness, Sort = SearchSort.Newest })).Hits.Select(h => h.Id).ShouldBe([young.Id, old.Id]);
        (await Ask(Request("loc nuoc") with { Nearness = nearness, Filters = Filter(FacetNames.Field, "405") })).Hits.Single().IsByMeaning.ShouldBeTrue();
    }

    [Fact]
    public async Task A_document_without_a_vector_is_neither_lifted_nor_sunk()
    {
        var (known, unknown) = (Listing("Lọc nước ngầm"), Listing("Lọc nước ngầm"));
        await Put(known, unknown);

        var hits = (await Ask(Request("loc nuoc") with { Nearness = new Nearness() { Others = { [known.Id] = 0.7f } } })).Hits;

        hits.Count.ShouldBe(2);
        hits[0].Score.ShouldBe(hits[1].Score, 0.001f);
    }

    [Fact]
    public async Task What_is_like_a_document_is_found_best_first_and_never_the_document_itself()
    {
        var (one, like, less, other) = (Listing("Xử lý nước thải dệt nhuộm"), Listing("Xử lý nước thải dệt may"), Listing("Lọc nước"), Listing("Giống lúa"));
        await Put(one, like, less, other);

        var hits = (await Index.MoreLikeThis(new LikeRequest(DocumentKind.Listing, one.Id, DocumentKind.Listing, 10, Language.Vi), Token)).ShouldNotBeNull();

        hits.Select(h => h.Id).ShouldBe([like.Id, less.Id]);
        hits[0].Score.ShouldBeInRange(0.2f, 1f);
        hits[1].Score.ShouldBeLessThan(hits[0].Score);
    }

    [Fact]
    public async Task Listings_like_a_demand_are_found_and_by_meaning_too()
    {
        var (demand, worded, near) = (Listing("Cần khử mùi chuồng nuôi") with { Kind = DocumentKind.Demand }, Listing("Chế phẩm khử mùi chuồng nuôi"), Listing(null, "Odour control"));
        await Put(demand, worded, near);

        (await Like(nearness: null)).Select(h => h.Id).ShouldBe([worded.Id]);
        (await Like(new Nearness((near.Id, 0.8f), (worded.Id, 0.85f)))).Select(h => (h.Id, h.IsByMeaning)).ShouldBe([(worded.Id, false), (near.Id, true)]);
        (await Index.MoreLikeThis(new LikeRequest(DocumentKind.Demand, Guid.NewGuid(), DocumentKind.Listing, 10, Language.Vi), Token)).ShouldBe([]);

        async Task<IReadOnlyList<SearchHit>> Like(INearness? nearness) =>
            (await Index.MoreLikeThis(new LikeRequest(DocumentKind.Demand, demand.Id, DocumentKind.Listing, 10, Language.Vi, nearness), Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Contents_are_what_was_put_in()
    {
        var (one, two, gone) = (Listing("Một"), Listing("Hai") with { Kind = DocumentKind.Demand }, Listing("Ba"));
        await Put(one, two, gone);
        await Put(one with { Title = new Bilingual("Một lần nữa") });
        await Index.Apply([new IndexChange(DocumentKind.Listing, gone.Id, null)], Index.Checkpoint.Position + 1, Token);

        (await Index.Contents(Token).ToListAsync(Token)).ShouldBe(
            [new IndexedDocument(DocumentKind.Listing, one.Id, (one with { Title = new Bilingual("Một lần nữa") }).Digest(), null), new IndexedDocument(DocumentKind.Demand, two.Id, two.Digest(), null)],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_document_that_cannot_be_taken_in_keeps_no_other_one_out_and_is_named()
    {
        var (sound, broken) = (Listing("Máy bơm"), With(Listing("Máy nổ"), FacetNames.Field, new string('x', 40_000)));
        await Put(broken with { Facets = sound.Facets });
        await Put(sound, broken, Listing("Máy ủi"));

        (await Find("may")).Total.ShouldBe(2);
        (await Ask(Request(null))).Total.ShouldBe(2);
        (await Index.Contents(Token).ToListAsync(Token)).Single(d => d.Refusal is not null).Id.ShouldBe(broken.Id);

        await Put(broken with { Facets = sound.Facets });
        (await Find("may no")).Total.ShouldBe(1);
        (await Index.Contents(Token).ToListAsync(Token)).ShouldAllBe(d => d.Refusal == null);
    }

    [Fact]
    public void A_digest_tells_every_change_of_what_is_said()
    {
        var one = With(Listing("Một", "One"), FacetNames.Field, "207") with { Keywords = ["a", "b"] };
        SearchDocument[] others =
        [
            one with { Title = new Bilingual("Một") }, one with { Summary = new Bilingual("One") }, one with { Body = new Bilingual("One") }, one with { Keywords = ["ab"] }, one with { Keywords = ["a"], Names = ["b"] },
            With(one, FacetNames.Field, "208"), With(one, FacetNames.TrlBand, "7-9"), one with { PublishedAt = Day.AddTicks(1) }, one with { Trl = 6 },
        ];

        others.Append(one).Select(d => d.Digest()).ShouldBeUnique();
        (one with { Facets = new Dictionary<string, IReadOnlyList<string>>(one.Facets, StringComparer.Ordinal) { [FacetNames.Right] = [] } }).Digest().ShouldBe(one.Digest());
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

    /// <summary>With other codes of one facet.</summary>
    protected static SearchDocument With(SearchDocument document, string facet, params string[] codes) =>
        document with { Facets = new Dictionary<string, IReadOnlyList<string>>(document.Facets, StringComparer.Ordinal) { [facet] = codes } };

    protected Task Put(params SearchDocument[] documents) =>
        Index.Apply([.. documents.Select(d => new IndexChange(d.Kind, d.Id, d))], Index.Checkpoint.Position + 1, Token);

    protected Task<SearchAnswer> Find(string text) => Ask(Request(text));

    protected ValueTask<IReadOnlyList<Suggestion>> Suggest(string typed) => Index.Suggest(new SuggestRequest(DocumentKind.Listing, typed), Token);

    protected async Task<SearchAnswer> Ask(SearchRequest request) => (await Index.Search(request, Token)).ShouldNotBeNull();

    private static Dictionary<string, IReadOnlyList<string>> Filter(string facet, string code) => new(StringComparer.Ordinal) { [facet] = [code] };

    private static IEnumerable<string> Counts(SearchAnswer answer, string facet) => answer.Facets[facet].Select(c => $"{c.Code}:{c.Count}");

    /// <summary>Cosines as they are given.</summary>
    private sealed class Nearness(params (Guid Id, float Cosine)[] nearest) : INearness
    {
        public IReadOnlyList<NearDocument> Nearest { get; } = [.. nearest.Select(n => new NearDocument(n.Id, n.Cosine))];

        public Dictionary<Guid, float> Others { get; } = [];

        public float? CosineOf(Guid id) => Nearest.FirstOrDefault(n => n.Id == id)?.Cosine ?? (Others.TryGetValue(id, out var cosine) ? cosine : null);
    }
}
