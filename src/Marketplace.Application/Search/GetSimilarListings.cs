using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Listings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>Whoever reads a technology sees a few others that are close to it, the closest first; none for one that is not public.</summary>
[AllowedToAnyone]
public sealed record GetSimilarListings(ListingId Listing) : IQuery<IReadOnlyList<ListingRow>>;

internal sealed class GetSimilarListingsHandler(MarketplaceDb db, ISearchIndex index, ReferenceLists lists, Caller caller, Nearness? nearness = null) : IRequestHandler<GetSimilarListings, IReadOnlyList<ListingRow>>
{
    public async Task<IReadOnlyList<ListingRow>> Handle(GetSimilarListings query, CancellationToken cancellationToken)
    {
        var hits = await index.SimilarTo(DocumentKind.Listing, query.Listing.Value, caller.Language, nearness, cancellationToken);
        if (hits.Count == 0)
        {
            return [];
        }

        var ids = hits.Select(h => new ListingId(h.Id)).ToArray();
        var columns = await db.PublicListings().Where(l => ids.Contains(l.Id)).Columns(db, caller.OrganisationOrNone).ToDictionaryAsync(c => c.Id.Value, cancellationToken);
        return [.. hits.Where(h => columns.ContainsKey(h.Id)).Select(h => columns[h.Id].Row(lists, caller.Language))];
    }
}
