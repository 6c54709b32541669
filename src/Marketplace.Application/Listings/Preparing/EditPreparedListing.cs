using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings.Preparing;

/// <summary>Staff mend a draft that they prepared, until its organisation makes it theirs.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record EditPreparedListing(ListingId Listing, Version Seen, ListingForm Form) : ICommand;

internal sealed class EditPreparedListingHandler(MarketplaceDb db, TimeProvider clock) : AsyncRequestHandler<EditPreparedListing>
{
    protected override async Task Handle(EditPreparedListing command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.Prepared().Find(command.Listing, command.Seen, cancellationToken);
        listing.EditPrepared(command.Form.Content(), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class EditPreparedListingValidator : AbstractValidator<EditPreparedListing>
{
    public EditPreparedListingValidator(IValidator<ListingForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
