using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Matching;

/// <summary>The owner of a public demand wants suggestions looked for again. The job that follows the changes does it at once.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record LookForListings(MatchLookId Look, DemandId Demand) : ICommand, ICreates;

internal sealed class LookForListingsHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<LookForListings>
{
    protected override async Task Handle(LookForListings command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var demand = await db.Demands.Where(x => x.Organisation == caller.Organisation).Live(VietnamCalendar.DateOf(now)).Find(command.Demand, cancellationToken);
        db.MatchLooks.Add(MatchLook.ForListings(command.Look, demand.Id, caller.Person, now));
        await db.SaveChangesAsync(cancellationToken);
    }
}
