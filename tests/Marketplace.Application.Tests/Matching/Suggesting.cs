using Marketplace.Application.Matching;
using Marketplace.Application.Search;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Tests.Matching;

/// <summary>A listing and a demand that fit, and what the exchange makes of them.</summary>
internal static class Suggesting
{
    public static readonly MatchScore Fitting = new([new ScoredPart(MatchPart.Text, 0.8) { Common = ["màng lọc gốm"] }, new ScoredPart(MatchPart.Field, 1) { Common = ["207"] }, new ScoredPart(MatchPart.Budget, null)]);

    public static readonly DemandContent Ceramic = DemandContent.Empty with
    {
        Title = new Bilingual("Màng lọc gốm cho nước giếng khoan"),
        Problem = new Bilingual("Nước giếng nhiễm sắt, cần màng lọc gốm rửa được."),
        Result = new Bilingual("Nước đạt quy chuẩn."),
        Field = "207",
        TrlWanted = 6,
        Rights = [RightWanted.Exclusive],
    };

    public static async Task<Demand> OpenDemand(this TestExchange exchange, Person business, DemandContent content)
    {
        var now = exchange.Clock.GetUtcNow().UtcDateTime;
        var revision = DemandRevisionId.New();
        var demand = Demand.Draft(DemandId.New(), revision, business.Organisation, content, isDemo: false, now);
        demand.Submit(now);
        demand.Approve(revision, MemberId.New(), now);
        await exchange.InDatabase(async (db, token) =>
        {
            db.Demands.Add(demand);
            await db.SaveChangesAsync(token);
        });
        return demand;
    }

    public static async Task<Listing> PublishListing(this TestExchange exchange, Person supplier, ListingContent content)
    {
        var now = exchange.Clock.GetUtcNow().UtcDateTime;
        var revision = RevisionId.New();
        var listing = Listing.Draft(ListingId.New(), revision, supplier.Organisation, content, isDemo: false, now);
        listing.Submit(now);
        listing.Approve(revision, MemberId.New(), now);
        await exchange.InDatabase(async (db, token) =>
        {
            db.Listings.Add(listing);
            await db.SaveChangesAsync(token);
        });
        return listing;
    }

    /// <summary>The index follows, and then the one that looks for matches.</summary>
    public static async Task Match(this TestExchange exchange)
    {
        await exchange.Services.GetRequiredService<GlossaryFollower>().CatchUp(CancellationToken.None);
        await exchange.Services.GetRequiredService<IndexFollower>().CatchUp(CancellationToken.None);
        await exchange.Services.GetRequiredService<MatchFollower>().CatchUp(CancellationToken.None);
    }

    /// <summary>A suggestion as it was stored, without the search that found it.</summary>
    public static async Task<Suggestion> Suggested(this TestExchange exchange, Person? supplier = null, Person? business = null)
    {
        supplier ??= await exchange.NewPerson(Capability.Supplier);
        business ??= await exchange.NewPerson(Capability.Recipient);
        var listing = await exchange.Publish(supplier);
        var demand = await exchange.OpenDemand(business, Ceramic);
        var match = Domain.Matching.Match.Suggest(MatchId.New(), demand.Id, business.Organisation, listing.Id, supplier.Organisation, Fitting, isDemo: false, exchange.Clock.GetUtcNow().UtcDateTime);
        await exchange.InDatabase(async (db, token) =>
        {
            db.Matches.Add(match);
            await db.SaveChangesAsync(token);
        });
        return new Suggestion(supplier, listing, business, demand, match);
    }

    public static Task<Match> MatchOf(this TestExchange exchange, MatchId id) => exchange.InDatabase((db, token) => db.Matches.AsNoTracking().SingleAsync(m => m.Id == id, token));
}

internal sealed record Suggestion(Person Supplier, Listing Listing, Person Business, Demand Demand, Match Match);
