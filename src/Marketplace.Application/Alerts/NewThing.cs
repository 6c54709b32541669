using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>Something that became public, as watches look at it.</summary>
/// <param name="Organisation">Whose it is: its own people are told nothing new.</param>
/// <param name="Fields">Its field and the levels above.</param>
/// <param name="IsAnonymous">Nobody shall learn whose it is by following them.</param>
/// <param name="At">When it became public.</param>
internal sealed record NewThing(DocumentKind Kind, Guid Id, OrganisationId Organisation, IReadOnlyList<string> Fields, bool IsAnonymous, DateTime At)
{
    /// <summary>Of the rows those that the public sees at this moment.</summary>
    public static async Task<IReadOnlyList<NewThing>> Of(MarketplaceDb db, IReadOnlyList<OutboxRow> rows, ReferenceLists lists, CancellationToken cancellationToken)
    {
        var at = rows.GroupBy(r => r.Subject).ToDictionary(g => g.Key, g => g.Min(r => r.CreatedAt));
        List<ListingId> listings = [.. Subjects(rows, DocumentKind.Listing).Select(id => new ListingId(id))];
        List<DemandId> demands = [.. Subjects(rows, DocumentKind.Demand).Select(id => new DemandId(id))];
        List<OrganisationId> organisations = [.. Subjects(rows, DocumentKind.Organisation).Select(id => new OrganisationId(id))];
        var things = new List<NewThing>();
        if (listings.Count > 0)
        {
            var found = await db.Listings.AsNoTracking()
                .Where(l => listings.Contains(l.Id) && (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred))
                .Select(l => new { l.Id, l.Organisation, l.Revisions.First(r => r.Id == l.PublicRevision).Field }).ToListAsync(cancellationToken);
            things.AddRange(found.Select(l => new NewThing(DocumentKind.Listing, l.Id.Value, l.Organisation, LevelsOf(l.Field, lists), IsAnonymous: false, at[l.Id.Value])));
        }

        if (demands.Count > 0)
        {
            var found = await db.Demands.AsNoTracking()
                .Where(d => demands.Contains(d.Id) && (d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched))
                .Select(d => new { d.Id, d.Organisation, d.Revisions.First(r => r.Id == d.PublicRevision).Content }).ToListAsync(cancellationToken);
            things.AddRange(found.Select(d => new NewThing(DocumentKind.Demand, d.Id.Value, d.Organisation, LevelsOf(d.Content.Field, lists), d.Content.IsAnonymous, at[d.Id.Value])));
        }

        if (organisations.Count > 0)
        {
            var found = await db.Organisations.AsNoTracking().Public().Where(o => organisations.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancellationToken);
            things.AddRange(found.Select(id => new NewThing(DocumentKind.Organisation, id.Value, id, [], IsAnonymous: false, at[id.Value])));
        }

        return things;
    }

    private static IEnumerable<Guid> Subjects(IReadOnlyList<OutboxRow> rows, DocumentKind kind) => rows.Where(r => r.Payload == kind.ToString()).Select(r => r.Subject).Distinct();

    private static List<string> LevelsOf(string? field, ReferenceLists lists)
    {
        var levels = new List<string>();
        for (var level = field; level is not null && !levels.Contains(level, StringComparer.Ordinal); level = lists.ParentOf(ReferenceListNames.Fields, level))
        {
            levels.Add(level);
        }

        return levels;
    }
}
