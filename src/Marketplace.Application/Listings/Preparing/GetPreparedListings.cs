using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Preparing;

/// <summary>What staff prepared for organisations, last begun first, and where it stands. Its words are read only while it is still staff's.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetPreparedListings(int Page) : IQuery<Page<PreparedListing>>;

/// <param name="Title">Empty once the organisation made it theirs, until it is public.</param>
/// <param name="Standing">Where it stands.</param>
public sealed record PreparedListing(ListingId Id, string Code, Bilingual Title, Bilingual Organisation, string By, DateTime At, DateTime? HandedAt, PreparedStanding Standing);

public enum PreparedStanding
{
    /// <summary>Staff still write.</summary>
    Writing,

    /// <summary>Its organisation was told.</summary>
    Handed,
    TakenOver,
    Submitted,
    Published,
    Discarded,
}

internal sealed class GetPreparedListingsHandler(MarketplaceDb db) : IRequestHandler<GetPreparedListings, Page<PreparedListing>>
{
    private const int Size = 20;

    public async Task<Page<PreparedListing>> Handle(GetPreparedListings query, CancellationToken cancellationToken)
    {
        var number = Math.Max(1, query.Page);
        var prepared = db.Listings.AsNoTracking().Prepared();
        var total = await prepared.CountAsync(cancellationToken);
        var rows = await prepared.OrderByDescending(l => l.StaffDraft.At).ThenBy(l => l.Code).Skip((number - 1) * Size).Take(Size)
            .Join(db.Organisations, l => l.Organisation, o => o.Id, (l, o) => new { Listing = l, o.Profile.Name })
            .Join(db.Members, x => x.Listing.StaffDraft.By, m => m.Id, (x, m) => new { x.Listing, x.Name, By = m.Name })
            .Select(x => new
            {
                x.Listing.Id,
                x.Listing.Code,
                x.Listing.Status,
                x.Listing.StaffDraft,
                x.Listing.PublicRevision,
                x.Name,
                x.By,
                x.Listing.Revisions.OrderByDescending(r => r.Number).First().Content,
                RevisionStatus = x.Listing.Revisions.OrderByDescending(r => r.Number).First().Status,
                Public = (ListingContent?)x.Listing.Revisions.First(r => r.Id == x.Listing.PublicRevision).Content,
            })
            .ToListAsync(cancellationToken);
        return new Page<PreparedListing>(
            [.. rows.OrderByDescending(r => r.StaffDraft.At).Select(r => new PreparedListing(
                r.Id, r.Code, r.StaffDraft.IsUntouched ? r.Content.Title : r.Public?.Title ?? Bilingual.None, r.Name, r.By, r.StaffDraft.At!.Value, r.StaffDraft.HandedAt,
                Standing(r.Status, r.RevisionStatus, r.StaffDraft, r.PublicRevision is not null)))],
            total, number, Size);
    }

    private static PreparedStanding Standing(ListingStatus status, RevisionStatus revision, StaffDraft draft, bool isPublished) => status switch
    {
        ListingStatus.Withdrawn => PreparedStanding.Discarded,
        _ when isPublished => PreparedStanding.Published,
        _ when revision == RevisionStatus.Submitted => PreparedStanding.Submitted,
        _ when !draft.IsUntouched => PreparedStanding.TakenOver,
        _ => draft.HandedAt is null ? PreparedStanding.Writing : PreparedStanding.Handed,
    };
}
