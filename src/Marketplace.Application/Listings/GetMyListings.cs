using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>The listings of one's own organisation, last changed first.</summary>
[AllowedTo(Capability.Supplier, Power.None)]
public sealed record GetMyListings(int Page) : IQuery<Page<MyListing>>;

/// <param name="Status">Of the listing as the public sees it.</param>
/// <param name="Revision">Status of the newest revision, which may be ahead of the public one.</param>
/// <param name="Completeness">Of the newest revision, in percent.</param>
public sealed record MyListing(ListingId Id, string Code, Bilingual Title, ListingStatus Status, RevisionStatus Revision, string? Reason, DateTime EditedAt, int Completeness);

internal sealed class GetMyListingsHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetMyListings, Page<MyListing>>
{
    private const int Size = 20;

    public async Task<Page<MyListing>> Handle(GetMyListings query, CancellationToken cancellationToken)
    {
        var own = db.Listings.AsNoTracking().OwnedBy(caller.Organisation);
        var total = await own.CountAsync(cancellationToken);
        var number = Math.Max(1, query.Page);
        var items = await own
            .Select(l => new { Listing = l, Latest = l.Revisions.OrderByDescending(r => r.Number).First() })
            .OrderByDescending(x => x.Latest.EditedAt)
            .Skip((number - 1) * Size).Take(Size)
            .Select(x => new { x.Listing.Id, x.Listing.Code, x.Listing.Status, x.Latest.Content, RevisionStatus = x.Latest.Status, x.Latest.Reason, x.Latest.EditedAt })
            .ToListAsync(cancellationToken);
        return new Page<MyListing>([.. items.Select(x => new MyListing(x.Id, x.Code, x.Content.Title, x.Status, x.RevisionStatus, x.Reason, x.EditedAt, Completeness.Of(x.Content).Percent))], total, number, Size);
    }
}
