using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Approvals;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Approvals;

/// <summary>A reviewer takes a listing's review, gives it to a colleague, or gives it back to all. Whoever decides is not bound by it.</summary>
/// <param name="To">Who is now in charge; null for nobody.</param>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record AssignListingReview(ListingId Listing, Version Seen, RevisionId Read, MemberId? To) : ICommand;

internal sealed class AssignListingReviewHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AssignListingReview>
{
    protected override async Task Handle(AssignListingReview command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(command.Listing, command.Seen, cancellationToken);
        ApprovalRules.OnlyReviewersAreAssigned.Require(command.To is not { } to || await db.Reviewers().AnyAsync(m => m.Id == to, cancellationToken));
        listing.AssignReview(command.Read, command.To, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
