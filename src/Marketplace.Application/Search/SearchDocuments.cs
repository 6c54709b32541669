using Marketplace.Application.Common;
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

        var organisations = await db.Organisations.AsNoTracking().Public().Select(o => o.Id).ToListAsync(cancellationToken);
        foreach (var ids in organisations.Chunk(Batch))
        {
            foreach (var document in await Organisations(ids, cancellationToken))
            {
                yield return document;
            }
        }
    }

    /// <summary>How many there are.</summary>
    public async Task<int> Count(CancellationToken cancellationToken) =>
        await Shown(db.Listings).CountAsync(cancellationToken) + await Shown(db.Demands).CountAsync(cancellationToken) + await db.Organisations.Public().CountAsync(cancellationToken);

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

        return await Of(listingIds, demandIds, organisations, cancellationToken);
    }

    /// <summary>Some documents as they are now; null for what the public does not see.</summary>
    public Task<IReadOnlyList<IndexChange>> Of(IReadOnlyList<(DocumentKind Kind, Guid Id)> some, CancellationToken cancellationToken) => Of(
        [.. some.Where(s => s.Kind == DocumentKind.Listing).Select(s => new ListingId(s.Id))],
        [.. some.Where(s => s.Kind == DocumentKind.Demand).Select(s => new DemandId(s.Id))],
        [.. some.Where(s => s.Kind == DocumentKind.Organisation).Select(s => new OrganisationId(s.Id))],
        cancellationToken);

    private async Task<IReadOnlyList<IndexChange>> Of(ListingId[] listingIds, DemandId[] demandIds, OrganisationId[] organisations, CancellationToken cancellationToken)
    {
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

    private static IQueryable<Listing> Shown(IQueryable<Listing> listings) =>
        listings.Where(l => l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred);

    private static IQueryable<Demand> Shown(IQueryable<Demand> demands) => demands.Where(d => d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched);

    private static TId[] Ids<TId>(IReadOnlyList<ChangeRow> rows, string topic, Func<Guid, TId> id) =>
        [.. rows.Where(r => r.Topic == topic).Select(r => r.Subject).Distinct().Select(id)];

    private async Task<List<SearchDocument>> Listings(IQueryable<Listing> some, CancellationToken cancellationToken)
    {
        var rows = await Shown(some.AsNoTracking())
            .Join(db.Organisations, l => l.Organisation, o => o.Id, (l, o) => new { l.Id, l.Code, l.PublishedAt, l.LastConfirmedAt, l.Revisions.First(r => r.Id == l.PublicRevision).Content, o.Profile.Name, o.Profile.LegalKind, o.Profile.Province })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new SearchDocument(
            DocumentKind.Listing, r.Id.Value, r.Content.Title, r.Content.Summary,
            Join(r.Content.Problem, r.Content.Advantage, r.Content.Description, r.Content.ExistingSolutions, r.Content.Economics, r.Content.Evidence),
            r.Content.Keywords, FacetsOf(r.Content, r.LegalKind, r.Province, r.LastConfirmedAt), r.PublishedAt ?? DateTime.UnixEpoch, r.Content.Trl)
        {
            Names = [r.Code, .. r.Name.Sides(), .. r.Content.IpRights.SelectMany(i => new[] { i.Application, i.Grant }.OfType<string>())],
        });
    }

    private async Task<List<SearchDocument>> Demands(IQueryable<Demand> some, CancellationToken cancellationToken)
    {
        var rows = await Shown(some.AsNoTracking())
            .Join(db.Organisations, d => d.Organisation, o => o.Id, (d, o) => new { d.Id, d.Code, d.OpenedAt, d.Revisions.First(r => r.Id == d.PublicRevision).Content, o.Profile.Name, o.Profile.LegalKind })
            .ToListAsync(cancellationToken);

        // An anonymous demand must not be found by its owner's name.
        return rows.ConvertAll(r => new SearchDocument(
            DocumentKind.Demand, r.Id.Value, r.Content.Title, r.Content.Problem, Join(r.Content.Result, r.Content.Situation, r.Content.Cooperation),
            r.Content.Keywords, FacetsOf(r.Content, r.Content.IsAnonymous ? null : r.LegalKind), r.OpenedAt ?? DateTime.UnixEpoch, r.Content.TrlWanted)
        {
            Names = [r.Code, .. r.Content.IsAnonymous ? [] : r.Name.Sides()],
        });
    }

    private async Task<List<SearchDocument>> Organisations(OrganisationId[] ids, CancellationToken cancellationToken)
    {
        var rows = await db.Organisations.AsNoTracking()
            .Public().Where(o => ids.Contains(o.Id))
            .Select(o => new { o.Id, o.Code, o.Profile, o.Capabilities, VerifiedAt = o.VerifiedAt!.Value })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new SearchDocument(
            DocumentKind.Organisation, r.Id.Value, r.Profile.Name, Bilingual.None, r.Profile.About, [], FacetsOf(r.Profile, r.Capabilities), r.VerifiedAt, Trl: null)
        {
            Names = [r.Code],
        });
    }

    private Dictionary<string, IReadOnlyList<string>> FacetsOf(ListingContent content, string ownerKind, string? province, DateTime? lastConfirmedAt) => new(StringComparer.Ordinal)
    {
        [FacetNames.FieldHead] = HeadOf(content.Field),
        [FacetNames.Field] = Stated(content.Field),
        [FacetNames.Industry] = Each(content.Industries),
        [FacetNames.TrlBand] = Stated(TrlBands.Of(content.Trl)),
        [FacetNames.Right] = Each(content.Rights.Select(o => RightCodes.Of(o.Right, o.Exclusivity))),
        [FacetNames.PriceMode] = Stated(content.Price is { } price ? PriceModeCodes.Of(price.Mode) : null),
        [FacetNames.PriceBand] = Each(PriceBands.Of(content.Price?.From, content.Price?.To)),
        [FacetNames.IpStatus] = Each(content.IpRights.Select(r => r.Status).OfType<IpStatus>().Select(IpStatusCodes.Of)),
        [FacetNames.Owner] = [ownerKind],
        [FacetNames.Province] = Stated(province),
        [FacetNames.PriorityTag] = Each(content.PriorityTags),
        [FacetNames.StateFunded] = Stated(content.StateFunding is { } funding ? StateFundedCodes.Of(funding) : null),
        [FacetNames.ConfirmedOn] = Stated(lastConfirmedAt is { } at ? ConfirmedBands.CodeOf(at) : null),
    };

    private Dictionary<string, IReadOnlyList<string>> FacetsOf(DemandContent content, string? ownerKind) => new(StringComparer.Ordinal)
    {
        [FacetNames.FieldHead] = HeadOf(content.Field),
        [FacetNames.Field] = Stated(content.Field),
        [FacetNames.Industry] = Each(content.Industries),
        [FacetNames.TrlBand] = Stated(TrlBands.Of(content.TrlWanted)),
        [FacetNames.Right] = Each(content.Rights.Select(RightCodes.Of)),
        [FacetNames.PriceBand] = Each(PriceBands.Of(content.BudgetFrom, content.BudgetTo)),
        [FacetNames.Owner] = Stated(ownerKind),
        [FacetNames.Province] = Stated(content.Province),
    };

    private static Dictionary<string, IReadOnlyList<string>> FacetsOf(OrganisationProfile profile, Capability capabilities) => new(StringComparer.Ordinal)
    {
        [FacetNames.Owner] = [profile.LegalKind],
        [FacetNames.Capability] = [.. CapabilityCodes.Of(capabilities)],
        [FacetNames.Province] = Stated(profile.Province),
    };

    private string[] HeadOf(string? field) => Stated(field is null ? null : lists.ParentOf(ReferenceListNames.Fields, field));

    private static string[] Stated(string? code) => code is null ? [] : [code];

    private static string[] Each(IEnumerable<string> codes) => [.. codes.Distinct(StringComparer.Ordinal)];

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
