using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Approvals;

/// <summary>A reviewer sends a listing back with what to change.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record RequestListingChanges(ListingId Listing, Version Seen, RevisionId Read, string Reason) : ICommand;

internal sealed class RequestListingChangesHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RequestListingChanges>
{
    protected override async Task Handle(RequestListingChanges command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(command.Listing, command.Seen, cancellationToken);
        listing.RequestChanges(command.Read, caller.Person, command.Reason, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RequestListingChangesValidator : AbstractValidator<RequestListingChanges>
{
    public RequestListingChangesValidator() => RuleFor(c => c.Reason!).Text(ListingRules.ReasonLength);
}
