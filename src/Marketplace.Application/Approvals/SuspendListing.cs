using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Approvals;

/// <summary>Staff hide a listing from the public without a case, and tell its organisation why.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record SuspendListing(ListingId Listing, Version Seen, string? Reason) : ICommand;

internal sealed class SuspendListingHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<SuspendListing>
{
    protected override async Task Handle(SuspendListing command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var listing = await db.Listings.OncePublic().Find(command.Listing, command.Seen, cancellationToken);
        listing.Suspend(Guid.CreateVersion7(), command.Reason ?? "", now, caller.Person);
        await db.WriteTo(
            listing.Organisation, Power.Draft, listing.Charge, "ListingSuspended", listing.Key, now,
            language => [listing.Public!.Content.Title.In(language).Text, listing.Code, command.Reason!.Trim(), site.Link(language, $"my/listings/{listing.Key}")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class SuspendListingValidator : AbstractValidator<SuspendListing>
{
    public SuspendListingValidator() => RuleFor(c => c.Reason).Text(ListingRules.ReasonLength);
}
