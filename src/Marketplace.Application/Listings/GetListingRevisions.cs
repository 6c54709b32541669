using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Dossiers;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>The revisions of one's own listing, and what changed from one to another.</summary>
/// <param name="From">Number of the earlier revision; null, or one that there is not, is the one before.</param>
/// <param name="To">Number of the later revision; null, or one that there is not, is the newest.</param>
[AllowedTo(Capability.Supplier, Power.None)]
public sealed record GetListingRevisions(ListingId Listing, int? From = null, int? To = null) : IQuery<ComparedRevisions>;

internal sealed class GetListingRevisionsHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetListingRevisions, ComparedRevisions>
{
    public async Task<ComparedRevisions> Handle(GetListingRevisions query, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.AsNoTracking().OwnedBy(caller.Organisation)
            .Where(l => l.Id == query.Listing)
            .Select(l => new { l.Code, l.PublicRevision })
            .Found(cancellationToken);
        var revisions = await db.Listings.AsNoTracking().Where(l => l.Id == query.Listing)
            .SelectMany(l => l.Revisions).OrderByDescending(r => r.Number).Take(ComparedRevisions.Most).ToListAsync(cancellationToken);
        return ComparedRevisions.Of(
            listing.Code, revisions, query.From, query.To, content => content.Title, r => ((Revision)r).Id == listing.PublicRevision,
            r => DossierSheet.Of(NamedContent.Of(r.Content, lists, caller.Language, r.EditedAt), caller.Language, DossierReader.Insider));
    }
}
