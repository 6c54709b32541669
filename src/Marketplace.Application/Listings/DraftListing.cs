using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A supplier begins a listing. Nothing is needed yet.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record DraftListing(ListingId Listing, ListingForm Form) : ICommand, ICreates;

internal sealed class DraftListingHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DraftListing>
{
    protected override async Task Handle(DraftListing command, CancellationToken cancellationToken)
    {
        db.Listings.Add(Listing.Draft(command.Listing, RevisionId.New(), caller.Organisation, command.Form.Content(), caller.IsDemo, clock.GetUtcNow().UtcDateTime, caller.Person));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DraftListingValidator : AbstractValidator<DraftListing>
{
    public DraftListingValidator(IValidator<ListingForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
