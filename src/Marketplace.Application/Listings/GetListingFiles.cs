using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>The files of one's own listing, as its newest revision holds them.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record GetListingFiles(ListingId Listing) : IQuery<ListingFiles>;

public sealed record ListingFiles(
    ListingId Id, string Code, Version Version, Bilingual Title, ListingStatus Status, RevisionStatus Revision, IReadOnlyList<ListingImage> Images, IReadOnlyList<ListingDocument> Documents)
{
    /// <summary>Files come and go: it is not under review and not off the exchange.</summary>
    public bool IsOpen => Revision != RevisionStatus.Submitted && Status is not (ListingStatus.Withdrawn or ListingStatus.Transferred);
}

internal sealed class GetListingFilesHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetListingFiles, ListingFiles>
{
    public async Task<ListingFiles> Handle(GetListingFiles query, CancellationToken cancellationToken)
    {
        var found = await db.Listings.AsNoTracking().OwnedBy(caller.Organisation)
            .Where(l => l.Id == query.Listing)
            .Select(l => new { l.Id, l.Code, l.Version, l.Status, Latest = l.Revisions.OrderByDescending(r => r.Number).First() })
            .Select(l => new { l.Id, l.Code, l.Version, l.Status, l.Latest.Content, Revision = l.Latest.Status })
            .Found(cancellationToken);
        return new ListingFiles(found.Id, found.Code, found.Version, found.Content.Title, found.Status, found.Revision, found.Content.Images, found.Content.Documents);
    }
}
