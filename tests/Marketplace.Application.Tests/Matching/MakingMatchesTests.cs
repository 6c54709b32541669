using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Listings;
using Marketplace.Application.Matching;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Application.Work;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Matching;

public sealed class MakingMatchesTests : IAsyncLifetime
{
    private static readonly ListingContent Dryer = Publishing.Content("Máy sấy năng lượng mặt trời") with
    {
        Title = new Bilingual("Máy sấy năng lượng mặt trời"),
        Summary = new Bilingual("Sấy hoa quả ở nhiệt độ thấp."),
        Problem = new Bilingual("Nông sản phơi ngoài trời dễ nhiễm bụi."),
        Field = "211",
    };

    private TestExchange _exchange = null!;
    private Person _supplier = null!;
    private Person _business = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier);
        _business = await _exchange.NewPerson(Capability.Recipient);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_published_listing_and_an_open_demand_are_suggested_to_both_with_the_reasons()
    {
        var listing = await _exchange.Publish(_supplier);
        await _exchange.PublishListing(_supplier, Dryer);
        await _exchange.Match();
        var demand = await _exchange.OpenDemand(_business, Suggesting.Ceramic);
        await _exchange.Match();

        var forBusiness = await _business.Get(new GetDemandMatches(demand.Id, MatchShelf.New, 1), Token);
        var row = forBusiness.Page.Items.ShouldHaveSingleItem();
        (row.Code, row.State, row.Organisation.Vi).ShouldBe((listing.Code, MatchState.Open, "Tổ chức 1"));
        row.Reasons.Single(r => r.Part == MatchPart.Field).Common.ShouldBe(["Kỹ thuật môi trường"]);
        row.Reasons.Single(r => r.Part == MatchPart.Readiness).ShouldSatisfyAllConditions(r => r.Tone.ShouldBe(PartTone.Whole), r => r.Facts.TrlOffered.ShouldBe(7));
        row.Reasons.Single(r => r.Part == MatchPart.Transfer).Common.ShouldBe(["Exclusive"]);
        row.Reasons.Single(r => r.Part == MatchPart.Freshness).Facts.ConfirmedOn.ShouldBe(new DateOnly(2026, 11, 24));
        row.Reasons.Single(r => r.Part == MatchPart.Budget).Tone.ShouldBe(PartTone.NotTold);

        (await _supplier.Get(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem().Code.ShouldBe(demand.Code);
        (await _supplier.Get(new GetMatchedListings(1), Token)).Items.Select(s => (s.Code, s.Counts.New)).First().ShouldBe((listing.Code, 1));
        (await _business.Get(new GetMatchedDemands(1), Token)).Items.ShouldHaveSingleItem().Counts.New.ShouldBe(1);
        (await _supplier.Get(new GetWork(), Token)).Tasks.Single(t => t.Kind == WorkKind.LookAtMatches).ShouldSatisfyAllConditions(t => t.About.ShouldBe(demand.Public!.Content.Title), t => t.Path.ShouldBe("my/matches"), t => t.Others.ShouldBe(0));
        (await _business.Get(new GetWork(OnlyMine: true), Token)).Tasks.Single(t => t.Kind == WorkKind.LookAtMatches).About.ShouldBe(listing.Public!.Content.Title);
    }

    [Fact]
    public async Task A_listing_that_comes_after_the_demand_is_suggested_too()
    {
        var demand = await _exchange.OpenDemand(_business, Suggesting.Ceramic);
        await _exchange.Match();
        var listing = await _exchange.Publish(_supplier);
        await _exchange.Match();

        (await _business.Get(new GetDemandMatches(demand.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem().Code.ShouldBe(listing.Code);
    }

    [Fact]
    public async Task An_english_demand_finds_a_vietnamese_listing_by_the_glossary()
    {
        var wanted = await _exchange.PublishListing(_supplier, Dryer);
        await _exchange.Publish(_supplier);
        var demand = await _exchange.OpenDemand(_business, DemandContent.Empty with
        {
            Title = new Bilingual("Solar dryer for fruit"),
            Problem = new Bilingual("We dry mango slices in the open and lose a tenth of them."),
            Result = new Bilingual("Clean, evenly dried fruit."),
            Field = "211",
            Keywords = ["solar drying"],
        });
        await _exchange.Match();

        var row = (await _business.Get(new GetDemandMatches(demand.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem();
        row.Code.ShouldBe(wanted.Code);
        row.Reasons.Single(r => r.Part == MatchPart.Text).Common.ShouldContain("Máy sấy năng lượng mặt trời");
        var english = new Person(_exchange, _business.Ticket with { Language = Language.En }, _business.Id, _business.Mail, _business.Organisation);
        (await english.Get(new GetDemandMatches(demand.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem().Reasons.Single(r => r.Part == MatchPart.Text).Common.ShouldContain("solar dryer");
    }

    [Fact]
    public async Task An_english_demand_is_found_by_a_vietnamese_listing_that_comes_later()
    {
        var demand = await _exchange.OpenDemand(_business, DemandContent.Empty with
        {
            Title = new Bilingual("Solar dryer for fruit"),
            Problem = new Bilingual("We dry mango slices in the open and lose a tenth of them."),
            Result = new Bilingual("Clean, evenly dried fruit."),
            Field = "211",
        });
        await _exchange.Match();
        var listing = await _exchange.PublishListing(_supplier, Dryer);
        await _exchange.Match();

        (await _supplier.Get(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem().Code.ShouldBe(demand.Code);
    }

    [Fact]
    public async Task Ones_own_are_not_suggested_to_one_another()
    {
        var both = await _exchange.NewPerson(Capability.Supplier | Capability.Recipient);
        var listing = await _exchange.Publish(both);
        await _exchange.OpenDemand(both, Suggesting.Ceramic);
        await _exchange.Match();

        (await both.Get(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldBeEmpty();
        (await _exchange.InDatabase((db, token) => db.Matches.CountAsync(token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task An_anonymous_asker_stays_anonymous()
    {
        var listing = await _exchange.Publish(_supplier);
        var demand = await _exchange.OpenDemand(_business, Suggesting.Ceramic with { IsAnonymous = true });
        await _exchange.Match();

        var read = await _supplier.Get(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token);
        var row = read.Page.Items.ShouldHaveSingleItem();
        (row.Code, row.Organisation.IsEmpty, row.OrganisationCode).ShouldBe((demand.Code, true, null));
        var answer = System.Text.Json.JsonSerializer.Serialize(read, AsJson.Options);
        answer.ShouldNotContain(_business.Organisation.Value.ToString());
        answer.ShouldNotContain("Tổ chức 2");
    }

    [Fact]
    public async Task What_is_withdrawn_drops_out_and_what_changes_is_looked_at_again()
    {
        var (listing, demand) = (await _exchange.Publish(_supplier), await _exchange.OpenDemand(_business, Suggesting.Ceramic));
        await _exchange.Match();
        await Change(demand, Suggesting.Ceramic with { Title = new Bilingual("Nuôi tôm nước lợ"), Problem = new Bilingual("Tôm chết hàng loạt vì đốm trắng."), Field = "405" });
        await _exchange.Match();
        (await New(demand)).ShouldBeEmpty();
        (await _supplier.Get(new GetWork(), Token)).Tasks.ShouldNotContain(t => t.Kind == WorkKind.LookAtMatches);

        await Change(demand, Suggesting.Ceramic);
        await _exchange.Match();
        (await New(demand)).ShouldHaveSingleItem().Code.ShouldBe(listing.Code);

        await _supplier.Do(new WithdrawListing(listing.Id, (await _supplier.Get(new GetListingForEdit(listing.Id), Token)).Version), Token);
        (await New(demand)).ShouldBeEmpty();
        (await _supplier.Ask(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Fact]
    public async Task What_one_side_decided_is_not_suggested_to_it_again_and_stays_with_the_other()
    {
        var (listing, demand) = (await _exchange.Publish(_supplier), await _exchange.OpenDemand(_business, Suggesting.Ceramic));
        await _exchange.Match();
        var row = (await New(demand)).ShouldHaveSingleItem();
        await _business.Do(new DismissMatch(row.Id, row.Version, "known", null), Token);
        await Change(demand, Suggesting.Ceramic with { TrlWanted = 7 });
        await _business.Do(new LookForListings(MatchLookId.New(), demand.Id), Token);
        await _exchange.Match();

        (await New(demand)).ShouldBeEmpty();
        (await _business.Get(new GetDemandMatches(demand.Id, MatchShelf.Dismissed, 1), Token)).Page.Items.ShouldHaveSingleItem().Id.ShouldBe(row.Id);
        (await _supplier.Get(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem().Id.ShouldBe(row.Id);
    }

    [Fact]
    public async Task Looking_again_finds_what_was_lost()
    {
        var (listing, demand) = (await _exchange.Publish(_supplier), await _exchange.OpenDemand(_business, Suggesting.Ceramic));
        await _exchange.Match();
        await _exchange.InDatabase(async (db, token) =>
        {
            db.Remove(await db.Matches.SingleAsync(token));
            await db.SaveChangesAsync(token);
        }, Token);
        await _exchange.Match();
        (await New(demand)).ShouldBeEmpty();

        await _supplier.Do(new LookForDemands(MatchLookId.New(), listing.Id), Token);
        await _exchange.Match();
        (await New(demand)).ShouldHaveSingleItem().Code.ShouldBe(listing.Code);
        (await _exchange.InDatabase((db, token) => db.MatchLooks.SingleAsync(token), Token)).DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_some_of_what_fits_is_suggested_at_once_and_the_best_first()
    {
        var demand = await OpenDemandWithListings(ready: 13, unready: 12);

        var first = await _business.Get(new GetDemandMatches(demand.Id, MatchShelf.New, 1), Token);
        first.Page.ShouldSatisfyAllConditions(p => p.Total.ShouldBe(20), p => p.Items.Count.ShouldBe(10));
        first.Page.Items.ShouldAllBe(r => IsReady(r));
    }

    [Fact]
    public async Task Who_has_decided_on_all_suggestions_and_looks_again_is_given_the_next()
    {
        var demand = await OpenDemandWithListings(ready: 13, unready: 12);
        var dismissed = await AllNew(demand);
        foreach (var row in dismissed)
        {
            await _business.Do(new DismissMatch(row.Id, row.Version, "known", null), Token);
        }

        await _business.Do(new LookForListings(MatchLookId.New(), demand.Id), Token);
        await _exchange.Match();

        var next = await AllNew(demand);
        next.Count.ShouldBe(5);
        next.Select(r => r.Code).ShouldNotContain(code => dismissed.Any(d => d.Code == code));
    }

    [Fact]
    public async Task What_comes_later_takes_the_place_of_what_fits_less_but_for_what_was_answered()
    {
        var demand = await OpenDemandWithListings(ready: 0, unready: 5);
        var answered = (await AllNew(demand))[^1];
        await _supplier.Do(new AcceptMatch(answered.Id, answered.Version), Token);
        for (var i = 0; i < 20; i++)
        {
            await PublishMembrane(i, trl: 9);
            await _exchange.Match();
        }

        var shelf = await AllNew(demand);
        shelf.Count.ShouldBe(20);
        shelf.Where(r => !IsReady(r)).ShouldHaveSingleItem().Id.ShouldBe(answered.Id);

        var late = await PublishMembrane(20, trl: 4);
        await _exchange.Match();
        (await AllNew(demand)).Select(r => r.Id).ShouldBe(shelf.Select(r => r.Id), ignoreOrder: true);
        (await _supplier.Get(new GetListingMatches(late.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_still_fits_stays_when_the_search_puts_many_others_before_it()
    {
        // The same words, and others among them.
        var nearer = Suggesting.Ceramic with { Keywords = ["màng lọc gốm", "nước giếng khoan"], Field = "405" };
        var fitting = nearer with { Field = "207", Problem = new Bilingual($"{nearer.Problem.Vi} Hộ gia đình phải thay lõi nhiều lần mỗi năm, vừa tốn kém vừa khó mua ở vùng xa.") };
        var (listing, demand) = (await PublishMembrane(0, trl: 9), await _exchange.OpenDemand(_business, fitting));
        await _exchange.Match();
        for (var i = 0; i <= MatchMaking.Candidates; i++)
        {
            await _exchange.OpenDemand(_business, nearer);
        }

        await _exchange.Match();
        var best = await _exchange.Services.GetRequiredService<ISearchIndex>().Search(
            new SearchRequest(DocumentKind.Demand, SubjectText.Of(listing.Public!.Content), new Dictionary<string, IReadOnlyList<string>>(), SearchSort.Relevance, 0, MatchMaking.Candidates, Language.Vi), Token);
        best!.Hits.ShouldNotContain(h => h.Id == demand.Id.Value);

        await _supplier.Do(new LookForDemands(MatchLookId.New(), listing.Id), Token);
        await _exchange.Match();

        (await New(demand)).ShouldHaveSingleItem().Code.ShouldBe(listing.Code);
        (await _supplier.Get(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token)).Page.ShouldSatisfyAllConditions(p => p.Total.ShouldBe(20), p => p.Items[0].Code.ShouldBe(demand.Code));
    }

    [Fact]
    public async Task After_an_older_copy_of_the_database_was_put_back_everything_is_looked_at_again()
    {
        var (listing, demand) = (await _exchange.Publish(_supplier), await _exchange.OpenDemand(_business, Suggesting.Ceramic));
        await Restore(position: 1_000_000);
        await _exchange.Match();
        (await New(demand)).ShouldHaveSingleItem().Code.ShouldBe(listing.Code);

        // From there the log is followed as before.
        var later = await _exchange.Publish(_supplier);
        await _exchange.Match();
        (await New(demand)).Select(r => r.Code).ShouldBe([listing.Code, later.Code], ignoreOrder: true);
    }

    [Fact]
    public async Task An_empty_log_is_no_reason_to_look_at_all_again_and_again()
    {
        var demand = await _exchange.OpenDemand(_business, Suggesting.Ceramic);
        await _exchange.Publish(_supplier);
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        await Restore(position: 1_000_000);
        await _exchange.InDatabase((db, token) => db.Changes.ExecuteDeleteAsync(token), Token);
        await Follower().CatchUp(Token);
        (await New(demand)).ShouldHaveSingleItem();

        await _exchange.InDatabase((db, token) => db.Matches.ExecuteDeleteAsync(token), Token);
        await Follower().CatchUp(Token);
        (await New(demand)).ShouldBeEmpty();

        var later = await _exchange.Publish(_supplier);
        await _exchange.Match();
        (await New(demand)).ShouldHaveSingleItem().Code.ShouldBe(later.Code);
    }

    [Fact]
    public async Task An_index_of_a_newer_copy_of_the_database_is_not_looked_into()
    {
        var index = _exchange.Services.GetRequiredService<ISearchIndex>();
        await _exchange.Match();
        var (listing, demand) = (await _exchange.Publish(_supplier), await _exchange.OpenDemand(_business, Suggesting.Ceramic));
        await index.Apply([new IndexChange(DocumentKind.Listing, Guid.NewGuid(), null)], 1_000_000, Token);
        await Follower().CatchUp(Token);
        (await New(demand)).ShouldBeEmpty();

        await new IndexFollower(_exchange.Services.GetRequiredService<IServiceScopeFactory>(), index).CatchUp(Token);
        await Follower().CatchUp(Token);
        (await New(demand)).ShouldHaveSingleItem().Code.ShouldBe(listing.Code);
    }

    private MatchFollower Follower() => _exchange.Services.GetRequiredService<MatchFollower>();

    /// <summary>The stored position is of a newer copy.</summary>
    private Task Restore(long position) => _exchange.InDatabase(async (db, token) =>
    {
        await db.Settings.Where(s => s.Name == "matches").ExecuteDeleteAsync(token);
        db.Add(new Setting("matches", position.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await db.SaveChangesAsync(token);
    }, Token);

    private async Task<IReadOnlyList<MatchRow>> New(Demand demand) => (await _business.Get(new GetDemandMatches(demand.Id, MatchShelf.New, 1), Token)).Page.Items;

    private async Task<List<MatchRow>> AllNew(Demand demand)
    {
        var rows = new List<MatchRow>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var read = (await _business.Get(new GetDemandMatches(demand.Id, MatchShelf.New, page), Token)).Page;
            rows.AddRange(read.Items);
            pages = read.Pages;
        }

        return rows;
    }

    private async Task<Demand> OpenDemandWithListings(int ready, int unready)
    {
        for (var i = 0; i < ready + unready; i++)
        {
            await PublishMembrane(i, i < ready ? 9 : 4);
        }

        var demand = await _exchange.OpenDemand(_business, Suggesting.Ceramic with { Keywords = ["màng lọc gốm", "nước giếng khoan"] });
        await _exchange.Match();
        return demand;
    }

    private Task<Listing> PublishMembrane(int number, int trl) =>
        _exchange.PublishListing(_supplier, Publishing.Content($"Màng lọc gốm kiểu {number}") with { Trl = trl, Keywords = ["màng lọc gốm", "nước giếng khoan"] });

    private static bool IsReady(MatchRow row) => row.Reasons.Single(r => r.Part == MatchPart.Readiness).Tone == PartTone.Whole;

    private Task Change(Demand demand, DemandContent content) => _exchange.InDatabase(async (db, token) =>
    {
        var now = _exchange.Clock.GetUtcNow().UtcDateTime;
        var changed = await db.Demands.SingleAsync(d => d.Id == demand.Id, token);
        var revision = DemandRevisionId.New();
        changed.Edit(revision, content, now);
        changed.Submit(now);
        changed.Approve(revision, Domain.Members.MemberId.New(), now);
        await db.SaveChangesAsync(token);
    }, Token);
}
