using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A supplier changes the draft; of a published listing, a new revision begins while the old one stays public.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record EditListing(ListingId Listing, Version Seen, ListingForm Form) : ICommand;

internal sealed class EditListingHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<EditListing>
{
    protected override async Task Handle(EditListing command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OwnedBy(caller.Organisation).Find(command.Listing, command.Seen, cancellationToken);
        listing.Edit(RevisionId.New(), command.Form.Content(), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class EditListingValidator : AbstractValidator<EditListing>
{
    public EditListingValidator(IValidator<ListingForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
