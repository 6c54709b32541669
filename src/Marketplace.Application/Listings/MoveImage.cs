using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A supplier puts an image into another place; the first one is the large one.</summary>
/// <param name="Place">Counted from 0.</param>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record MoveImage(ListingId Listing, Version Seen, FileId File, int Place) : ICommand;

internal sealed class MoveImageHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<MoveImage>
{
    protected override async Task Handle(MoveImage command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OwnedBy(caller.Organisation).Find(command.Listing, command.Seen, cancellationToken);
        listing.MoveImage(RevisionId.New(), command.File, command.Place, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
