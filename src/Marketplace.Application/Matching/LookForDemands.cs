using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Matching;

/// <summary>The owner of a public listing wants suggestions looked for again. The job that follows the changes does it at once.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record LookForDemands(MatchLookId Look, ListingId Listing) : ICommand, ICreates;

internal sealed class LookForDemandsHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<LookForDemands>
{
    protected override async Task Handle(LookForDemands command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var listing = await db.Listings.Where(x => x.Organisation == caller.Organisation).Live().Find(command.Listing, cancellationToken);
        db.MatchLooks.Add(MatchLook.ForDemands(command.Look, listing.Id, caller.Person, now));
        await db.SaveChangesAsync(cancellationToken);
    }
}
