using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Dossiers;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>The revisions of one's own demand, and what changed from one to another.</summary>
/// <param name="From">Number of the earlier revision; null, or one that there is not, is the one before.</param>
/// <param name="To">Number of the later revision; null, or one that there is not, is the newest.</param>
[AllowedTo(Capability.Recipient, Power.None)]
public sealed record GetDemandRevisions(DemandId Demand, int? From = null, int? To = null) : IQuery<ComparedRevisions>;

internal sealed class GetDemandRevisionsHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetDemandRevisions, ComparedRevisions>
{
    public async Task<ComparedRevisions> Handle(GetDemandRevisions query, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.AsNoTracking().OwnedBy(caller.Organisation)
            .Where(d => d.Id == query.Demand)
            .Select(d => new { d.Code, d.PublicRevision })
            .Found(cancellationToken);
        var revisions = await db.Demands.AsNoTracking().Where(d => d.Id == query.Demand)
            .SelectMany(d => d.Revisions).OrderByDescending(r => r.Number).Take(ComparedRevisions.Most).ToListAsync(cancellationToken);
        return ComparedRevisions.Of(
            demand.Code, revisions, query.From, query.To, content => content.Title, r => ((DemandRevision)r).Id == demand.PublicRevision,
            r => DemandSheet.Of(NamedDemand.Of(r.Content, lists, caller.Language, r.EditedAt), caller.Language, DossierReader.Insider));
    }
}
