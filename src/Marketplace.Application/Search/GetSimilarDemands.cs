using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Demands;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>Whoever reads a demand sees a few others that are close to it, the closest first; none for one that is not public.</summary>
[AllowedToAnyone]
public sealed record GetSimilarDemands(DemandId Demand) : IQuery<IReadOnlyList<DemandRow>>;

internal sealed class GetSimilarDemandsHandler(MarketplaceDb db, SimilarDocuments similar, ReferenceLists lists, Caller caller) : IRequestHandler<GetSimilarDemands, IReadOnlyList<DemandRow>>
{
    public async Task<IReadOnlyList<DemandRow>> Handle(GetSimilarDemands query, CancellationToken cancellationToken)
    {
        var found = await similar.To(DocumentKind.Demand, query.Demand.Value, cancellationToken);
        if (found.Count == 0)
        {
            return [];
        }

        var ids = found.Select(id => new DemandId(id)).ToArray();
        var columns = await db.PublicDemands().Where(d => ids.Contains(d.Id)).Columns(db).ToDictionaryAsync(c => c.Id.Value, cancellationToken);
        return [.. found.Where(columns.ContainsKey).Select(id => columns[id].Row(lists, caller.Language))];
    }
}
