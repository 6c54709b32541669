using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A supplier takes a file out of the draft. Revisions that hold it keep it.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record RemoveFile(ListingId Listing, Version Seen, FileId File) : ICommand;

internal sealed class RemoveFileHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RemoveFile>
{
    protected override async Task Handle(RemoveFile command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OwnedBy(caller.Organisation).Find(command.Listing, command.Seen, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        listing.RemoveFile(RevisionId.New(), command.File, now);
        var file = await db.Files.OfAnyone().Find(command.File, cancellationToken);
        file.SetAside(now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
