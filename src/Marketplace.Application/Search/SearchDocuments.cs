using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>Reads from the database what the public may find. The index holds nothing else.</summary>
internal sealed class SearchDocuments(MarketplaceDb db, ReferenceLists lists)
{
    private const int Batch = 200;

    /// <summary>Everything, for a rebuild, in batches by key: nothing is held in memory and nothing is read twice.</summary>
    public async IAsyncEnumerable<SearchDocument> All([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listings = await db.Listings.AsNoTracking().Where(l => l.PublicRevision != null).Select(l => l.Id).ToListAsync(cancellationToken);
        foreach (var ids in listings.Chunk(Batch))
        {
            foreach (var document in await Listings(db.Listings.Where(l => ids.Contains(l.Id)), cancellationToken))
            {
                yield return document;
            }
        }

        var demands = await db.Demands.AsNoTracking().Where(d => d.PublicRevision != null).Select(d => d.Id).ToListAsync(cancellationToken);
        foreach (var ids in demands.Chunk(Batch))
        {
            foreach (var document in await Demands(db.Demands.Where(d => ids.Contains(d.Id)), cancellationToken))
            {
                yield return document;
            }
        }

        var organisations = await db.Organisations.AsNoTracking().Where(o => o.VerifiedAt != null).Select(o => o.Id).ToListAsync(cancellationToken);
        foreach (var ids in organisations.Chunk(Batch))
        {
            foreach (var document in await Organisations(ids, cancellationToken))
            {
                yield return document;
            }
        }
    }

    /// <summary>What changed rows mean for the index. A changed organisation changes the documents of all it offers and asks.</summary>
    public async Task<IReadOnlyList<IndexChange>> Of(IReadOnlyList<ChangeRow> rows, CancellationToken cancellationToken)
    {
        var organisations = Ids(rows, nameof(Organisation), id => new OrganisationId(id));
        var listingIds = Ids(rows, nameof(Listing), id => new ListingId(id));
        var demandIds = Ids(rows, nameof(Demand), id => new DemandId(id));
        if (organisations.Length > 0)
        {
            listingIds = [.. listingIds.Union(await db.Listings.Where(l => organisations.Contains(l.Organisation)).Select(l => l.Id).ToListAsync(cancellationToken))];
            demandIds = [.. demandIds.Union(await db.Demands.Where(d => organisations.Contains(d.Organisation)).Select(d => d.Id).ToListAsync(cancellationToken))];
        }

        var changes = new List<IndexChange>();
        foreach (var ids in listingIds.Chunk(Batch))
        {
            var found = (await Listings(db.Listings.Where(l => ids.Contains(l.Id)), cancellationToken)).ToDictionary(d => d.Id);
            changes.AddRange(ids.Select(id => new IndexChange(DocumentKind.Listing, id.Value, found.GetValueOrDefault(id.Value))));
        }

        foreach (var ids in demandIds.Chunk(Batch))
        {
            var found = (await Demands(db.Demands.Where(d => ids.Contains(d.Id)), cancellationToken)).ToDictionary(d => d.Id);
            changes.AddRange(ids.Select(id => new IndexChange(DocumentKind.Demand, id.Value, found.GetValueOrDefault(id.Value))));
        }

        foreach (var ids in organisations.Chunk(Batch))
        {
            var found = (await Organisations(ids, cancellationToken)).ToDictionary(d => d.Id);
            changes.AddRange(ids.Select(id => new IndexChange(DocumentKind.Organisation, id.Value, found.GetValueOrDefault(id.Value))));
        }

        return changes;
    }

    private static TId[] Ids<TId>(IReadOnlyList<ChangeRow> rows, string topic, Func<Guid, TId> id) =>
        [.. rows.Where(r => r.Topic == topic).Select(r => r.Subject).Distinct().Select(id)];

    private async Task<List<SearchDocument>> Listings(IQueryable<Listing> some, CancellationToken cancellationToken)
    {
        var rows = await some.AsNoTracking()
            .Where(l => l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred)
            .Join(db.Organisations, l => l.Organisation, o => o.Id, (l, o) => new { l.Id, l.Code, l.PublishedAt, l.Revisions.First(r => r.Id == l.PublicRevision).Content, o.Profile.Name, o.Profile.LegalKind })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new SearchDocument(
            DocumentKind.Listing, r.Id.Value, r.Content.Title, r.Content.Summary,
            Join(r.Content.Problem, r.Content.Advantage, r.Content.Description, r.Content.ExistingSolutions, r.Content.Economics, r.Content.Evidence),
            [.. r.Content.Keywords, r.Code, .. Sides(r.Name), .. r.Content.IpRights.SelectMany(i => new[] { i.Application, i.Grant }.OfType<string>())],
            FacetsOf(r.Content.Field, r.Content.Trl, r.Content.Rights.Select(o => RightCodes.Of(o.Right, o.Exclusivity)), r.LegalKind),
            r.PublishedAt ?? DateTime.UnixEpoch, r.Content.Trl));
    }

    private async Task<List<SearchDocument>> Demands(IQueryable<Demand> some, CancellationToken cancellationToken)
    {
        var rows = await some.AsNoTracking()
            .Where(d => d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched)
            .Join(db.Organisations, d => d.Organisation, o => o.Id, (d, o) => new { d.Id, d.Code, d.OpenedAt, d.Revisions.First(r => r.Id == d.PublicRevision).Content, o.Profile.Name, o.Profile.LegalKind })
            .ToListAsync(cancellationToken);

        // An anonymous demand must not be found by its owner's name.
        return rows.ConvertAll(r => new SearchDocument(
            DocumentKind.Demand, r.Id.Value, r.Content.Title, r.Content.Problem, Join(r.Content.Result, r.Content.Situation, r.Content.Cooperation),
            [.. r.Content.Keywords, r.Code, .. r.Content.IsAnonymous ? [] : Sides(r.Name)],
            FacetsOf(r.Content.Field, r.Content.TrlWanted, [], r.Content.IsAnonymous ? null : r.LegalKind),
            r.OpenedAt ?? DateTime.UnixEpoch, r.Content.TrlWanted));
    }

    private async Task<List<SearchDocument>> Organisations(OrganisationId[] ids, CancellationToken cancellationToken)
    {
        var rows = await db.Organisations.AsNoTracking()
            .Where(o => ids.Contains(o.Id) && o.VerifiedAt != null)
            .Select(o => new { o.Id, o.Code, o.Profile, o.Capabilities, VerifiedAt = o.VerifiedAt!.Value })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new SearchDocument(
            DocumentKind.Organisation, r.Id.Value, r.Profile.Name, Bilingual.None, r.Profile.About, [r.Code], FacetsOf(r.Profile, r.Capabilities), r.VerifiedAt, Trl: null));
    }

    private static Dictionary<string, IReadOnlyList<string>> FacetsOf(OrganisationProfile profile, Capability capabilities) => new(StringComparer.Ordinal)
    {
        [FacetNames.Owner] = [profile.LegalKind],
        [FacetNames.Capability] = [.. CapabilityCodes.Of(capabilities)],
        [FacetNames.Province] = profile.Province is { } province ? [province] : [],
    };

    private Dictionary<string, IReadOnlyList<string>> FacetsOf(string? field, int? trl, IEnumerable<string> rights, string? ownerKind)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Right] = [.. rights.Distinct(StringComparer.Ordinal)] };
        if (field is not null)
        {
            facets[FacetNames.Field] = [field];
            if (lists.ParentOf(ReferenceListNames.Fields, field) is { } head)
            {
                facets[FacetNames.FieldHead] = [head];
            }
        }

        if (TrlBands.Of(trl) is { } band)
        {
            facets[FacetNames.TrlBand] = [band];
        }

        if (ownerKind is not null)
        {
            facets[FacetNames.Owner] = [ownerKind];
        }

        return facets;
    }

    private static string[] Sides(Bilingual text) => [.. new[] { text.Vi, text.En }.OfType<string>()];

    private static Bilingual Join(params ReadOnlySpan<Bilingual> texts)
    {
        var (vi, en) = (new List<string>(), new List<string>());
        foreach (var text in texts)
        {
            if (text.Vi is not null)
            {
                vi.Add(text.Vi);
            }

            if (text.En is not null)
            {
                en.Add(text.En);
            }
        }

        return new Bilingual(string.Join('\n', vi), string.Join('\n', en));
    }
}
