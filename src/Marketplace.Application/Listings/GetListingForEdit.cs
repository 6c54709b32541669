using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>One's own listing as a form: its newest revision.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record GetListingForEdit(ListingId Listing) : IQuery<ListingDraft>;

internal sealed class GetListingForEditHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetListingForEdit, ListingDraft>
{
    public Task<ListingDraft> Handle(GetListingForEdit query, CancellationToken cancellationToken) =>
        db.Listings.OwnedBy(caller.Organisation).Where(l => l.Id == query.Listing).Draft(db, lists, clock, cancellationToken);
}
