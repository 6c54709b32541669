using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Dossiers;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>Public listings much like one's own: its organisation sees them before the reviewer does.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record GetAlikeListings(ListingId Listing) : IQuery<IReadOnlyList<AlikeListing>>;

internal sealed class GetAlikeListingsHandler(MarketplaceDb db, AlikeListings alike, Caller caller) : IRequestHandler<GetAlikeListings, IReadOnlyList<AlikeListing>>
{
    public async Task<IReadOnlyList<AlikeListing>> Handle(GetAlikeListings query, CancellationToken cancellationToken)
    {
        var content = await db.Listings.AsNoTracking().OwnedBy(caller.Organisation)
            .Where(l => l.Id == query.Listing)
            .Select(l => l.Revisions.OrderByDescending(r => r.Number).First().Content)
            .Found(cancellationToken);
        return await alike.To(query.Listing, content, caller.Language, cancellationToken);
    }
}
