using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Listings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>Whoever reads a technology sees a few others that are close to it, the closest first; none for one that is not public.</summary>
[AllowedToAnyone]
public sealed record GetSimilarListings(ListingId Listing) : IQuery<IReadOnlyList<ListingRow>>;

internal sealed class GetSimilarListingsHandler(MarketplaceDb db, SimilarDocuments similar, ReferenceLists lists, Caller caller) : IRequestHandler<GetSimilarListings, IReadOnlyList<ListingRow>>
{
    public async Task<IReadOnlyList<ListingRow>> Handle(GetSimilarListings query, CancellationToken cancellationToken)
    {
        var found = await similar.To(DocumentKind.Listing, query.Listing.Value, cancellationToken);
        if (found.Count == 0)
        {
            return [];
        }

        var ids = found.Select(id => new ListingId(id)).ToArray();
        var columns = await db.PublicListings().Where(l => ids.Contains(l.Id)).Columns(db, caller.OrganisationOrNone).ToDictionaryAsync(c => c.Id.Value, cancellationToken);
        return [.. found.Where(columns.ContainsKey).Select(id => columns[id].Row(lists, caller.Language))];
    }
}
