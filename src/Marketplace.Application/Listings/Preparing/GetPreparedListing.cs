using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings.Preparing;

/// <summary>A draft that staff prepared, as a form; once its organisation made it theirs, staff no longer read it here.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetPreparedListing(ListingId Listing) : IQuery<ListingDraft>;

internal sealed class GetPreparedListingHandler(MarketplaceDb db, ReferenceLists lists, TimeProvider clock) : IRequestHandler<GetPreparedListing, ListingDraft>
{
    public Task<ListingDraft> Handle(GetPreparedListing query, CancellationToken cancellationToken) => db.Listings.Prepared()
        .Where(l => l.Id == query.Listing && l.StaffDraft.TakenOverAt == null && l.Status == ListingStatus.Draft)
        .Draft(db, lists, clock, cancellationToken);
}
