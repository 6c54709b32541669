using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Dossiers;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>The revisions of one's own listing, and what changed from one to another.</summary>
/// <param name="From">Number of the earlier revision; null, or one that there is not, is the one before.</param>
/// <param name="To">Number of the later revision; null, or one that there is not, is the newest.</param>
[AllowedTo(Capability.Supplier, Power.None)]
public sealed record GetListingRevisions(ListingId Listing, int? From = null, int? To = null) : IQuery<ListingRevisions>;

/// <param name="Revisions">Newest first.</param>
/// <param name="Before">Null while there is one revision only.</param>
public sealed record ListingRevisions(
    ListingId Id, string Code, Bilingual Title, IReadOnlyList<PastRevision> Revisions, int To, int? From, IReadOnlyList<DossierLine> After, IReadOnlyList<DossierLine>? Before);

public sealed record PastRevision(int Number, RevisionStatus Status, bool IsPublic, DateTime EditedAt, DateTime? DecidedAt, string? Reason);

internal sealed class GetListingRevisionsHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetListingRevisions, ListingRevisions>
{
    /// <summary>A listing is revised some dozens of times in its life; older ones than these are not offered for comparison.</summary>
    private const int Most = 50;

    public async Task<ListingRevisions> Handle(GetListingRevisions query, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.AsNoTracking().OwnedBy(caller.Organisation)
            .Where(l => l.Id == query.Listing)
            .Select(l => new { l.Id, l.Code, l.PublicRevision })
            .Found(cancellationToken);
        var revisions = await db.Listings.AsNoTracking().Where(l => l.Id == query.Listing)
            .SelectMany(l => l.Revisions).OrderByDescending(r => r.Number).Take(Most).ToListAsync(cancellationToken);
        var after = revisions.Find(r => r.Number == query.To) ?? revisions[0];
        var before = revisions.Find(r => r.Number == query.From && r.Number < after.Number) ?? revisions.Find(r => r.Number < after.Number);
        return new ListingRevisions(
            listing.Id, listing.Code, revisions[0].Content.Title,
            revisions.ConvertAll(r => new PastRevision(r.Number, r.Status, r.Id == listing.PublicRevision, r.EditedAt, r.DecidedAt, r.Reason)),
            after.Number, before?.Number, Lines(after), before is null ? null : Lines(before));
    }

    private IReadOnlyList<DossierLine> Lines(Revision revision) =>
        DossierSheet.Of(NamedContent.Of(revision.Content, lists, caller.Language, revision.EditedAt), caller.Language, DossierReader.Insider);
}
