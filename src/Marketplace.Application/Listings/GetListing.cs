using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A technology as the public sees it: its newest approved revision.</summary>
[AllowedToAnyone]
public sealed record GetListing(string Code) : IQuery<PublicListing>;

internal sealed class GetListingHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetListing, PublicListing>
{
    public Task<PublicListing> Handle(GetListing query, CancellationToken cancellationToken) => db.Listings.PublicOf(query.Code).Shown(db, lists, caller, clock, cancellationToken);
}
