using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings.Preparing;

/// <summary>Staff are done with a draft that they prepared, and its organisation is told.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record HandPreparedListing(ListingId Listing, Version Seen) : ICommand;

internal sealed class HandPreparedListingHandler(MarketplaceDb db, TimeProvider clock) : AsyncRequestHandler<HandPreparedListing>
{
    protected override async Task Handle(HandPreparedListing command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.Prepared().Find(command.Listing, command.Seen, cancellationToken);
        listing.HandPrepared(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
