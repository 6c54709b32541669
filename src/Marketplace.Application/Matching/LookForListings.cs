using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>The owner of a public demand wants suggestions looked for again. The job that follows the changes does it within seconds.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record LookForListings(DemandId Demand, MatchLookId Look) : ICommand;

internal sealed class LookForListingsHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<LookForListings>
{
    protected override async Task Handle(LookForListings command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await db.Demands.Live(VietnamCalendar.DateOf(now)).AnyAsync(x => x.Id == command.Demand && x.Organisation == caller.Organisation, cancellationToken))
        {
            throw new Refused(Problem.NotFound);
        }

        db.Add(new ChangeRow { Topic = MatchFollower.LookedAgain(nameof(Demand)), Subject = command.Demand.Value, Version = 0, At = now });
        await db.SaveChangesAsync(cancellationToken);
    }
}
