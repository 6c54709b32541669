using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Approvals;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Approvals;

/// <summary>A reviewer approves the revision that was read; a text edited meanwhile cannot slip through.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record ApproveListing(ListingId Listing, Version Seen, RevisionId Read, IReadOnlyList<string> Checked) : ICommand;

internal sealed class ApproveListingHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<ApproveListing>
{
    protected override async Task Handle(ApproveListing command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(command.Listing, command.Seen, cancellationToken);
        ApprovalRules.EveryPointIsChecked.Require(ReviewChecklist.Listing.All(point => command.Checked.Contains(point, StringComparer.Ordinal)));
        listing.Approve(command.Read, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
