using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>What an alert tells of, as the public reads it.</summary>
/// <param name="Organisation">Empty for an organisation itself, and of an anonymous demand.</param>
internal sealed record FoundThing(DocumentKind Kind, string Code, Bilingual Title, Bilingual Organisation, bool IsAnonymous)
{
    /// <summary>Relative to the language's base.</summary>
    public string Path => $"{Kind switch { DocumentKind.Listing => "listings", DocumentKind.Demand => "demands", _ => "organisations" }}/{Code}";
}

internal static class FoundThings
{
    /// <summary>By the alerts' subjects. The alerts are of what is shown (<see cref="Common.ShownAlerts"/>).</summary>
    public static async Task<Dictionary<Guid, FoundThing>> ThingsOf(this MarketplaceDb db, IReadOnlyCollection<Alert> alerts, CancellationToken cancellationToken)
    {
        var things = new Dictionary<Guid, FoundThing>();
        if (Some(alerts.Select(a => a.Listing)) is { Count: > 0 } listings)
        {
            foreach (var row in await db.Listings.AsNoTracking().Where(l => listings.Contains(l.Id))
                .Join(db.Organisations, l => l.Organisation, o => o.Id, (l, o) => new { l.Id, l.Code, l.Revisions.First(r => r.Id == l.PublicRevision).Content, o.Profile.Name })
                .ToListAsync(cancellationToken))
            {
                things[row.Id.Value] = new FoundThing(DocumentKind.Listing, row.Code, row.Content.Title, row.Name, IsAnonymous: false);
            }
        }

        if (Some(alerts.Select(a => a.Demand)) is { Count: > 0 } demands)
        {
            foreach (var row in await db.Demands.AsNoTracking().Where(d => demands.Contains(d.Id))
                .Join(db.Organisations, d => d.Organisation, o => o.Id, (d, o) => new { d.Id, d.Code, d.Revisions.First(r => r.Id == d.PublicRevision).Content, o.Profile.Name })
                .ToListAsync(cancellationToken))
            {
                things[row.Id.Value] = new FoundThing(DocumentKind.Demand, row.Code, row.Content.Title, row.Content.IsAnonymous ? Bilingual.None : row.Name, row.Content.IsAnonymous);
            }
        }

        if (Some(alerts.Select(a => a.Organisation)) is { Count: > 0 } organisations)
        {
            foreach (var row in await db.Organisations.AsNoTracking().Where(o => organisations.Contains(o.Id)).Select(o => new { o.Id, o.Code, o.Profile.Name }).ToListAsync(cancellationToken))
            {
                things[row.Id.Value] = new FoundThing(DocumentKind.Organisation, row.Code, row.Name, Bilingual.None, IsAnonymous: false);
            }
        }

        return things;
    }

    private static List<TId> Some<TId>(IEnumerable<TId?> ids)
        where TId : struct => [.. ids.OfType<TId>()];
}
