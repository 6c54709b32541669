using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A supplier takes a listing off the exchange.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record WithdrawListing(ListingId Listing, Version Seen) : ICommand;

internal sealed class WithdrawListingHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<WithdrawListing>
{
    protected override async Task Handle(WithdrawListing command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OwnedBy(caller.Organisation).Find(command.Listing, command.Seen, cancellationToken);
        listing.Withdraw();
        await db.SaveChangesAsync(cancellationToken);
    }
}
