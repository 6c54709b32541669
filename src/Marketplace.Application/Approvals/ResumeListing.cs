using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Approvals;

/// <summary>Staff lift a suspension that staff decided; what a case decided, its appeal lifts.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record ResumeListing(ListingId Listing, Version Seen, SuspensionId Suspension) : ICommand;

internal sealed class ResumeListingHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<ResumeListing>
{
    protected override async Task Handle(ResumeListing command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var listing = await db.Listings.OncePublic().Find(command.Listing, command.Seen, cancellationToken);
        listing.Resume(command.Suspension, caller.Person, now);
        await db.WriteTo(
            listing.Organisation, Power.Draft, listing.Charge, "ListingResumed", listing.Key, now,
            language => [listing.Public!.Content.Title.In(language).Text, listing.Code, site.Link(language, $"my/listings/{listing.Key}")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
