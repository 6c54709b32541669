using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A demand as the public sees it: its newest approved revision.</summary>
[AllowedToAnyone]
public sealed record GetDemand(string Code) : IQuery<PublicDemand>;

internal sealed class GetDemandHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetDemand, PublicDemand>
{
    public Task<PublicDemand> Handle(GetDemand query, CancellationToken cancellationToken) =>
        db.Demands.PublicOf(query.Code).Shown(db, lists, caller, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime), cancellationToken);
}
