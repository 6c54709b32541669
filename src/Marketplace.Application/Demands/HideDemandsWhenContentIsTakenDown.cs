using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>The public and the index lose it in the same transaction as the decision; of an organisation everything it ever published.</summary>
internal sealed class HideDemandsWhenContentIsTakenDown(MarketplaceDb db) : IReaction<ContentTakenDown>
{
    public async Task On(ContentTakenDown deed, CancellationToken cancellationToken)
    {
        var (revision, organisation) = (deed.Thing.DemandRevision, deed.Thing.Organisation);
        var reported = deed.Thing.Kind switch
        {
            ReportedKind.Demand => db.Demands.OfAnyone().Where(d => d.Revisions.Any(r => r.Id == revision)),
            ReportedKind.Organisation => db.Demands.OncePublic().Where(d => d.Organisation == organisation),
            _ => null,
        };
        foreach (var demand in reported is null ? [] : await reported.ToListAsync(cancellationToken))
        {
            demand.Suspend(deed.Case.Value, deed.Reason, deed.At);
        }
    }
}
