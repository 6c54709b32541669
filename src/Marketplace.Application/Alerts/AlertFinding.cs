using System.Diagnostics.CodeAnalysis;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Alerts;

/// <summary>
/// Holds what became public against everybody's watches, a batch at a time; one process of the site does it, for all of them. Follows are
/// looked up; a saved search is asked of the index about the batch alone, once for all who keep the same; what all of a person's watches
/// found is written together. Broken off, it begins the batch again: a person is alerted of a thing once, whatever was written before.
/// </summary>
public sealed class AlertFinding(IServiceScopeFactory scopes, ISearchIndex index, Glossary glossary, ReferenceLists lists, TimeProvider clock)
{
    private const int Searches = 200;
    private const int People = 500;

    /// <summary>So many are kept in memory before they are written.</summary>
    private const int Finds = 20_000;

    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    /// <summary>What the index still lacks after this time, it refuses; those who follow its field or organisation are told nevertheless.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = [];
    private readonly string _holder = Guid.CreateVersion7().ToString("N");

    /// <summary>Until nothing new waits, or what waits is not in the index yet, or another process is at it.</summary>
    public async Task CatchUp(CancellationToken cancellationToken)
    {
        while (await Step(cancellationToken))
        {
        }
    }

    /// <summary>One batch.</summary>
    /// <returns>Whether there may be more.</returns>
    private async Task<bool> Step(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var waiting = db.Outbox.AsNoTracking().Where(o => o.State == OutboxState.Waiting && o.Lane == NewThings.Lane);
        if (!await waiting.AnyAsync(cancellationToken) || !await Renew(db, cancellationToken))
        {
            return false;
        }

        var rows = await waiting.OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).Take(SearchRequest.MostAmong).ToListAsync(cancellationToken);
        var things = await NewThing.Of(db, rows, lists, cancellationToken);
        if (await Held(things, cancellationToken) is not { } held)
        {
            return false;
        }

        var before = clock.GetUtcNow().UtcDateTime - Patience;
        var early = things.Where(t => !held.Contains(t.Id) && t.At > before).Select(t => t.Id).ToHashSet();
        things = [.. things.Where(t => !early.Contains(t.Id))];
        if (!await Search(db, [.. things.Where(t => held.Contains(t.Id))], await Followed(db, things, cancellationToken), cancellationToken))
        {
            return false;
        }

        var done = rows.Where(r => !early.Contains(r.Subject)).Select(r => r.Id).ToArray();
        db.Outbox.RemoveRange(await db.Outbox.Where(o => done.Contains(o.Id)).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return done.Length > 0;
    }

    private Task<bool> Renew(MarketplaceDb db, CancellationToken cancellationToken) => Lease.Take(db, NewThings.Lane, _holder, LeaseTime, clock, cancellationToken);

    /// <summary>Which of them the index holds; null while it cannot answer.</summary>
    private async Task<HashSet<Guid>?> Held(IReadOnlyList<NewThing> things, CancellationToken cancellationToken)
    {
        var held = new HashSet<Guid>();
        foreach (var kind in things.GroupBy(t => t.Kind))
        {
            if (await Among(kind.Key, text: null, NoFilters, [.. kind.Select(t => t.Id)], cancellationToken) is not { } found)
            {
                return null;
            }

            held.UnionWith(found);
        }

        return held;
    }

    private async Task<IEnumerable<Guid>?> Among(DocumentKind kind, string? text, IReadOnlyDictionary<string, IReadOnlyList<string>> filters, Guid[] ids, CancellationToken cancellationToken)
    {
        var request = new SearchRequest(kind, text, filters, SearchSort.Newest, Skip: 0, SearchRequest.MostAmong, Language.Vi) { Among = ids };
        return (await index.Search(glossary.Beside(request), cancellationToken))?.Hits.Select(h => h.Id);
    }

    /// <summary>
    /// Any one word of a long text makes a hit: enough for who reads the best of them, and far too much for an alert. So a long text is
    /// asked in parts that are short enough, and most of the parts must find the thing.
    /// </summary>
    private async Task<IEnumerable<Guid>?> Found(DocumentKind kind, string? text, IReadOnlyDictionary<string, IReadOnlyList<string>> filters, Guid[] ids, CancellationToken cancellationToken)
    {
        var parts = LongText.PartsOf(text);
        if (parts.Count < 2)
        {
            return await Among(kind, text, filters, ids, cancellationToken);
        }

        var times = new Dictionary<Guid, int>();
        foreach (var part in parts)
        {
            if (await Among(kind, part, filters, ids, cancellationToken) is not { } found)
            {
                return null;
            }

            foreach (var id in found)
            {
                times[id] = times.GetValueOrDefault(id) + 1;
            }
        }

        return times.Where(t => t.Value * 2 > parts.Count).Select(t => t.Key);
    }

    private static async Task<List<Find>> Followed(MarketplaceDb db, IReadOnlyList<NewThing> things, CancellationToken cancellationToken)
    {
        if (things.Count == 0)
        {
            return [];
        }

        var fields = things.SelectMany(t => t.Fields).Distinct(StringComparer.Ordinal).ToArray();
        var organisations = things.Where(IsTold).Select(t => t.Organisation).Distinct().ToArray();
        var watches = await db.Watches.AsNoTracking()
            .Where(w => w.PausedAt == null && ((w.Kind == WatchKind.Field && fields.Contains(w.Field!)) || (w.Kind == WatchKind.Organisation && organisations.Contains(w.Organisation!.Value))))
            .Select(w => new { Watch = new Watcher(w.Id, w.Owner, w.Since), w.Field, w.Organisation })
            .ToListAsync(cancellationToken);
        return
        [
            .. watches.SelectMany(w => things
                .Where(t => w.Organisation is { } followed ? IsTold(t) && t.Organisation == followed : t.Fields.Contains(w.Field, StringComparer.Ordinal))
                .Select(t => new Find(w.Watch, t))),
        ];
    }

    /// <summary>An organisation itself is nothing new to who follows it, and an anonymous demand would tell who asks.</summary>
    private static bool IsTold(NewThing thing) => thing.Kind != DocumentKind.Organisation && !thing.IsAnonymous;

    /// <summary>Asks every saved search, and writes what it finds with what was found before.</summary>
    /// <returns>False while the index cannot answer, or when another process has taken over.</returns>
    [SuppressMessage("Globalization", "CA1309", Justification = "The database compares, by the column's binary collation.")]
    private async Task<bool> Search(MarketplaceDb db, IReadOnlyList<NewThing> things, List<Find> finds, CancellationToken cancellationToken)
    {
        foreach (var kind in things.GroupBy(t => t.Kind))
        {
            var byId = kind.ToDictionary(t => t.Id);
            var (among, last) = (SoughtOf(kind.Key), "");
            while (true)
            {
                var keys = await db.Watches.AsNoTracking().Where(w => w.Among == among && w.PausedAt == null && string.Compare(w.SameAs, last) > 0)
                    .Select(w => w.SameAs).Distinct().OrderBy(k => k).Take(Searches).ToListAsync(cancellationToken);
                if (keys.Count == 0)
                {
                    break;
                }

                if (!await Renew(db, cancellationToken))
                {
                    return false;
                }

                last = keys[^1];
                var watches = await db.Watches.AsNoTracking().Where(w => w.PausedAt == null && keys.Contains(w.SameAs))
                    .Select(w => new { Watch = new Watcher(w.Id, w.Owner, w.Since), w.SameAs, w.Search }).ToListAsync(cancellationToken);
                foreach (var same in watches.GroupBy(w => w.SameAs, StringComparer.Ordinal))
                {
                    var search = same.First().Search!;
                    var filters = search.Filters.ToDictionary(f => f.Facet, f => f.Codes, StringComparer.Ordinal);
                    if (await Found(kind.Key, search.Text, filters, [.. byId.Keys], cancellationToken) is not { } hits)
                    {
                        return false;
                    }

                    finds.AddRange(hits.Where(byId.ContainsKey).SelectMany(hit => same.Select(w => new Find(w.Watch, byId[hit]))));
                }

                if (finds.Count >= Finds)
                {
                    if (!await Write(db, finds, cancellationToken))
                    {
                        return false;
                    }

                    finds.Clear();
                }
            }
        }

        return await Write(db, finds, cancellationToken);
    }

    private static Sought SoughtOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Listing => Sought.Listings,
        DocumentKind.Demand => Sought.Demands,
        _ => Sought.Organisations,
    };

    /// <returns>False when another process has taken over.</returns>
    private async Task<bool> Write(MarketplaceDb db, IEnumerable<Find> finds, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var some in finds.Where(f => f.Thing.At >= f.Watch.Since).GroupBy(f => f.Watch.Owner).Chunk(People))
        {
            if (!await Renew(db, cancellationToken))
            {
                return false;
            }

            var (people, subjects) = (some.Select(s => s.Key).ToArray(), some.SelectMany(s => s).Select(f => f.Thing.Id).Distinct().ToArray());
            var own = (await db.Organisations.AsNoTracking().SelectMany(o => o.Memberships, (o, m) => new { o.Id, m.Member, m.EndedAt })
                .Where(m => m.EndedAt == null && people.Contains(m.Member)).Select(m => new { m.Member, m.Id }).ToListAsync(cancellationToken))
                .ToLookup(m => m.Member, m => m.Id);
            var known = await db.Alerts.Where(a => people.Contains(a.Person) && subjects.Contains(a.Subject)).ToDictionaryAsync(a => (a.Person, a.Subject), cancellationToken);
            foreach (var person in some)
            {
                foreach (var thing in person.GroupBy(f => f.Thing).Where(t => !own[person.Key].Contains(t.Key.Organisation)))
                {
                    var alert = known.GetValueOrDefault((person.Key, thing.Key.Id)) ?? db.Alerts.Add(new Alert(AlertId.New(), person.Key, thing.Key.Kind, thing.Key.Id, now)).Entity;
                    alert.FoundBy(thing.Select(f => f.Watch.Id));
                }
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return true;
    }

    private sealed record Watcher(WatchId Id, MemberId Owner, DateTime Since);

    private sealed record Find(Watcher Watch, NewThing Thing);
}
