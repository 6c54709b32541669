using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>One's own newest revision as the public would see it: an anonymous one is anonymous here too.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record GetDemandPreview(DemandId Demand) : IQuery<PublicDemand>;

internal sealed class GetDemandPreviewHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetDemandPreview, PublicDemand>
{
    public Task<PublicDemand> Handle(GetDemandPreview query, CancellationToken cancellationToken) => db.Demands.OwnedBy(caller.Organisation).LatestOf(query.Demand)
        .Shown(db, lists, caller, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime), cancellationToken);
}
