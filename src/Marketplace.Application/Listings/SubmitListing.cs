using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A supplier asks the exchange to review a draft.</summary>
[AllowedTo(Capability.Supplier, Power.Draft, Verified = true)]
public sealed record SubmitListing(ListingId Listing, Version Seen) : ICommand;

internal sealed class SubmitListingHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<SubmitListing>
{
    protected override async Task Handle(SubmitListing command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OwnedBy(caller.Organisation).Find(command.Listing, command.Seen, cancellationToken);
        listing.Submit(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
