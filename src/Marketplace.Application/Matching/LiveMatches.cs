using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>A suggestion whose two sides the public sees and can answer.</summary>
internal sealed class LiveMatch
{
    public required Match Match { get; init; }

    public required Listing Listing { get; init; }

    public required Demand Demand { get; init; }

    /// <summary>The supplier has proposed something to the demand, and it is not declined.</summary>
    public required bool IsProposed { get; init; }

    /// <summary>The asker has invited the supplier to the demand.</summary>
    public required bool IsInvited { get; init; }
}

internal static class LiveMatches
{
    /// <summary>What was withdrawn, hidden or is over drops out; decisions on it stay for the desk's figures.</summary>
    public static IQueryable<LiveMatch> Live(this MarketplaceDb db, DateOnly today) => db.Matches.AsNoTracking()
        .Join(db.Listings.Live(), m => m.Listing, l => l.Id, (m, l) => new { Match = m, Listing = l })
        .Join(db.Demands.Live(today), x => x.Match.Demand, d => d.Id, (x, d) => new LiveMatch
        {
            Match = x.Match,
            Listing = x.Listing,
            Demand = d,
            IsProposed = db.Proposals.Standing().Any(p => p.Demand == d.Id && p.Organisation == x.Match.Supplier),
            IsInvited = db.DemandInvitations.Standing().Any(i => i.Demand == d.Id && i.Organisation == x.Match.Supplier),
        });

    /// <summary>What the supplier has neither decided on nor followed up.</summary>
    public static IQueryable<LiveMatch> NewToSupplier(this IQueryable<LiveMatch> live) => live.Where(x => x.Match.IsCurrent && x.Match.SupplierState == MatchState.Open && !x.IsProposed);

    /// <summary>What the asker has neither decided on nor followed up, and nobody proposed.</summary>
    public static IQueryable<LiveMatch> NewToAsker(this IQueryable<LiveMatch> live) => live.Where(x => x.Match.IsCurrent && x.Match.AskerState == MatchState.Open && !(x.IsProposed || x.IsInvited));

    /// <summary>What the supplier has followed up, and not decided on.</summary>
    public static IQueryable<LiveMatch> FollowedUpBySupplier(this IQueryable<LiveMatch> live) => live.Where(x => x.Match.IsCurrent && x.Match.SupplierState == MatchState.Open && x.IsProposed);

    /// <summary>What the asker has followed up or somebody proposed, and it has not decided on.</summary>
    public static IQueryable<LiveMatch> FollowedUpByAsker(this IQueryable<LiveMatch> live) => live.Where(x => x.Match.IsCurrent && x.Match.AskerState == MatchState.Open && (x.IsProposed || x.IsInvited));

    /// <summary>Either side's: each decides for itself. Anybody else's is not found.</summary>
    public static IQueryable<Match> OwnedBy(this IQueryable<Match> matches, OrganisationId organisation) => matches.Where(m => m.Supplier == organisation || m.Asker == organisation);
}
