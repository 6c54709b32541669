using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>The demands of one's own organisation, last changed first.</summary>
[AllowedTo(Capability.Recipient, Power.None)]
public sealed record GetMyDemands(int Page) : IQuery<Page<MyDemand>>;

public sealed record MyDemand(DemandId Id, string Code, Bilingual Title, DemandStatus Status, RevisionStatus Revision, DateTime EditedAt);

internal sealed class GetMyDemandsHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetMyDemands, Page<MyDemand>>
{
    private const int Size = 20;

    public async Task<Page<MyDemand>> Handle(GetMyDemands query, CancellationToken cancellationToken)
    {
        var own = db.Demands.AsNoTracking().OwnedBy(caller.Organisation);
        var total = await own.CountAsync(cancellationToken);
        var number = Math.Max(1, query.Page);
        var rows = await own
            .Select(d => new { Demand = d, Latest = d.Revisions.OrderByDescending(r => r.Number).First() })
            .OrderByDescending(x => x.Latest.EditedAt).Skip((number - 1) * Size).Take(Size)
            .Select(x => new { x.Demand.Id, x.Demand.Code, x.Latest.Content, x.Demand.Status, Revision = x.Latest.Status, x.Latest.EditedAt })
            .ToListAsync(cancellationToken);
        return new Page<MyDemand>([.. rows.Select(r => new MyDemand(r.Id, r.Code, r.Content.Title, r.Status, r.Revision, r.EditedAt))], total, number, Size);
    }
}
