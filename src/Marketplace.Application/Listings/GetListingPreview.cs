using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>One's own newest revision as the public would see it.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record GetListingPreview(ListingId Listing) : IQuery<PublicListing>;

internal sealed class GetListingPreviewHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetListingPreview, PublicListing>
{
    public Task<PublicListing> Handle(GetListingPreview query, CancellationToken cancellationToken) =>
        db.Listings.OwnedBy(caller.Organisation).LatestOf(query.Listing).Shown(db, lists, caller, clock, cancellationToken);
}
