using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Demands;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>Whoever reads a demand sees a few others that are close to it, the closest first; none for one that is not public.</summary>
[AllowedToAnyone]
public sealed record GetSimilarDemands(DemandId Demand) : IQuery<IReadOnlyList<DemandRow>>;

internal sealed class GetSimilarDemandsHandler(MarketplaceDb db, ISearchIndex index, ReferenceLists lists, Caller caller, Nearness? nearness = null) : IRequestHandler<GetSimilarDemands, IReadOnlyList<DemandRow>>
{
    public async Task<IReadOnlyList<DemandRow>> Handle(GetSimilarDemands query, CancellationToken cancellationToken)
    {
        var hits = await index.SimilarTo(DocumentKind.Demand, query.Demand.Value, caller.Language, nearness, cancellationToken);
        if (hits.Count == 0)
        {
            return [];
        }

        var ids = hits.Select(h => new DemandId(h.Id)).ToArray();
        var columns = await db.PublicDemands().Where(d => ids.Contains(d.Id)).Columns(db).ToDictionaryAsync(c => c.Id.Value, cancellationToken);
        return [.. hits.Where(h => columns.ContainsKey(h.Id)).Select(h => columns[h.Id].Row(lists, caller.Language))];
    }
}
