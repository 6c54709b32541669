using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Approvals;

/// <summary>A reviewer refuses a listing, with the reason.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record RefuseListing(ListingId Listing, Version Seen, RevisionId Read, string Reason) : ICommand;

internal sealed class RefuseListingHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RefuseListing>
{
    protected override async Task Handle(RefuseListing command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(command.Listing, command.Seen, cancellationToken);
        listing.Refuse(command.Read, caller.Person, command.Reason, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RefuseListingValidator : AbstractValidator<RefuseListing>
{
    public RefuseListingValidator() => RuleFor(c => c.Reason!).Text(ListingRules.ReasonLength);
}
