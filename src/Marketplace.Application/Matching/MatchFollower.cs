using System.Globalization;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Matching;

/// <summary>
/// Looks for matches of every listing and demand that changed, and again when its vectors were made. It follows the log of changes behind
/// this node's index and its vectors, which must know both sides of a match; one process of the site at a time does it, for all of them.
/// A stretch that was broken off is done again. It never waits for the embedder: until that answers, words alone make matches.
/// </summary>
public sealed class MatchFollower(IServiceScopeFactory scopes, ISearchIndex index, TimeProvider clock, VectorFollower? vectors = null, IAnnouncer? announcer = null)
{
    private const string Name = "matches";
    private const int Rows = 200;

    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);
    private readonly string _holder = Guid.CreateVersion7().ToString("N");

    /// <summary>Up to where this node can look; null until it can.</summary>
    private long? Known => index.Checkpoint.Position is not 0 and var held
        ? vectors is null ? held : vectors.Position is { } loaded ? Math.Min(held, loaded) : null
        : null;

    public async Task CatchUp(CancellationToken cancellationToken)
    {
        while (await Step(cancellationToken))
        {
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> Step(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        if (Known is not { } known || !await IsNews(db, known, cancellationToken) || !await Lease.Take(db, Name, _holder, LeaseTime, clock, cancellationToken))
        {
            return false;
        }

        // Read again: the one before may have gone on until it let go.
        if (await Position(db, cancellationToken) is not { } position || !await db.IsWithinLog(position, cancellationToken))
        {
            return await All(db, known, cancellationToken);
        }

        var rows = await db.ChangesAfter(position).Take(Rows).ToListAsync(cancellationToken);
        rows.RemoveAll(r => r.Position > known);
        var asked = Subjects(rows, nameof(MatchLook)).Select(l => new MatchLookId(l)).ToArray();
        var looks = asked.Length == 0 ? [] : await db.MatchLooks.Where(l => asked.Contains(l.Id) && l.DoneAt == null).ToListAsync(cancellationToken);
        var spoken = Subjects(rows, nameof(PublicText));
        var demands = Subjects(rows, nameof(Demand)).Union(spoken).Union(looks.Select(l => l.Demand?.Value).OfType<Guid>()).Select(d => new DemandId(d)).ToArray();
        var listings = Subjects(rows, nameof(Listing)).Union(spoken).Union(looks.Select(l => l.Listing?.Value).OfType<Guid>()).Select(l => new ListingId(l)).ToArray();

        // Most rows of an import are drafts, which nobody is suggested.
        var wishes = demands.Length == 0 ? [] : await db.Demands.AsNoTracking().Live(VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime)).Where(d => demands.Contains(d.Id)).Select(d => d.Id).ToListAsync(cancellationToken);
        var offers = listings.Length == 0 ? [] : await db.Listings.AsNoTracking().Live().Where(l => listings.Contains(l.Id)).Select(l => l.Id).ToListAsync(cancellationToken);
        if (rows.Count == 0 || !await Look(wishes, offers, cancellationToken))
        {
            return false;
        }

        looks.ForEach(l => l.Finish(clock.GetUtcNow().UtcDateTime));
        await Keep(db, rows[^1].Position, cancellationToken);
        looks.ForEach(l => announcer?.Announce(new Announcement(nameof(MatchLook), l.Key, l.Version)));
        return rows.Count == Rows;
    }

    /// <summary>
    /// Whether there is something to look at. What another node looked at already, this one need not know yet; but a position that the log
    /// does not reach is of a newer copy of the database, and an index that is ahead of the log is about to be built anew.
    /// </summary>
    private static async Task<bool> IsNews(MarketplaceDb db, long known, CancellationToken cancellationToken) => await Position(db, cancellationToken) switch
    {
        { } position when position == known => false,
        { } position when position > known => await db.EndsBefore(position, cancellationToken),
        _ => !await db.EndsBefore(known, cancellationToken) || !await db.ChangesAfter(0).AnyAsync(cancellationToken),
    };

    /// <summary>At the first start every open demand is looked at, which finds each match once; so it is when the log does not reach from the position to now.</summary>
    private async Task<bool> All(MarketplaceDb db, long known, CancellationToken cancellationToken)
    {
        var position = Math.Min(known, await db.LastPosition(cancellationToken));
        var demands = await db.Demands.AsNoTracking().Where(d => d.Status == DemandStatus.Open).OrderBy(d => d.OpenedAt).Select(d => d.Id).ToListAsync(cancellationToken);
        foreach (var some in demands.Chunk(Rows))
        {
            if (!await Look(some, [], cancellationToken) || !await Lease.Take(db, Name, _holder, LeaseTime, clock, cancellationToken))
            {
                return false;
            }
        }

        await Keep(db, position, cancellationToken);
        return true;
    }

    private static Guid[] Subjects(IEnumerable<ChangeRow> rows, string topic) => [.. rows.Where(r => r.Topic == topic).Select(r => r.Subject).Distinct()];

    /// <summary>Each in a scope and a save of its own, so that one that fails takes nothing with it.</summary>
    private async Task<bool> Look(IEnumerable<DemandId> demands, IEnumerable<ListingId> listings, CancellationToken cancellationToken)
    {
        foreach (var (demand, listing) in demands.Select(d => ((DemandId?)d, (ListingId?)null)).Concat(listings.Select(l => ((DemandId?)null, (ListingId?)l))))
        {
            await using var scope = scopes.CreateAsyncScope();
            var making = scope.ServiceProvider.GetRequiredService<MatchMaking>();
            if (!(demand is { } wish ? await making.ForDemand(wish, cancellationToken) : await making.ForListing(listing!.Value, cancellationToken)))
            {
                return false;
            }

            await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().SaveChangesAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>Null before the first time.</summary>
    private static async Task<long?> Position(MarketplaceDb db, CancellationToken cancellationToken) =>
        await db.Settings.AsNoTracking().Where(s => s.Name == Name).Select(s => s.Value).SingleOrDefaultAsync(cancellationToken) is { } value ? long.Parse(value, CultureInfo.InvariantCulture) : null;

    private static async Task Keep(MarketplaceDb db, long position, CancellationToken cancellationToken)
    {
        var setting = await db.Settings.SingleOrDefaultAsync(s => s.Name == Name, cancellationToken) ?? db.Add(new Setting(Name, "")).Entity;
        setting.Value = position.ToString(CultureInfo.InvariantCulture);
        await db.SaveChangesAsync(cancellationToken);
    }
}
