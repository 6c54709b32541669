using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Imports;

/// <summary>Staff approve in bulk what they imported from a named source; the audit names each listing and who approved it.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record ApproveImported(ListingId Listing, Version Seen, RevisionId Read) : ICommand;

internal sealed class ApproveImportedHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<ApproveImported>
{
    protected override async Task Handle(ApproveImported command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(command.Listing, command.Seen, cancellationToken);
        listing.ApproveImported(command.Read, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
