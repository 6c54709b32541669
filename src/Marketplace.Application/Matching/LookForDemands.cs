using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>The owner of a public listing wants suggestions looked for again. The job that follows the changes does it within seconds.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record LookForDemands(ListingId Listing, MatchLookId Look) : ICommand;

internal sealed class LookForDemandsHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<LookForDemands>
{
    protected override async Task Handle(LookForDemands command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await db.Listings.Live().AnyAsync(x => x.Id == command.Listing && x.Organisation == caller.Organisation, cancellationToken))
        {
            throw new Refused(Problem.NotFound);
        }

        db.Add(new ChangeRow { Topic = MatchFollower.LookedAgain(nameof(Listing)), Subject = command.Listing.Value, Version = 0, At = now });
        await db.SaveChangesAsync(cancellationToken);
    }
}
