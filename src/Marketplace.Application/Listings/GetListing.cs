using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>A technology as the public sees it: its newest approved revision.</summary>
[AllowedToAnyone]
public sealed record GetListing(string Code) : IQuery<PublicListing>;

/// <param name="FieldName">In the reader's language, like all names of reference lists here; null when not stated.</param>
/// <param name="IsOwn">The reader acts for the organisation that offers it.</param>
public sealed record PublicListing(
    ListingId Id,
    string Code,
    ListingContent Content,
    string? FieldName,
    IReadOnlyList<NamedRight> Rights,
    string OrganisationCode,
    Bilingual Organisation,
    DateTime? VerifiedAt,
    int OrganisationListings,
    bool IsReserved,
    bool TakesEnquiries,
    bool IsOwn,
    bool IsDemo,
    DateTime PublishedAt,
    DateTime RevisedAt);

/// <summary>An offered right with its codes' names.</summary>
/// <param name="Territory">Names of provinces; empty when the territory is the world or all of Vietnam.</param>
/// <param name="FieldOfUse">Names of VSIC sections; empty means every field.</param>
public sealed record NamedRight(OfferedRight Right, IReadOnlyList<string> Territory, IReadOnlyList<string> FieldOfUse);

internal sealed class GetListingHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetListing, PublicListing>
{
    public async Task<PublicListing> Handle(GetListing query, CancellationToken cancellationToken)
    {
        var found = await db.Listings.AsNoTracking()
            .Where(l => l.Code == query.Code && (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred))
            .Join(db.Organisations, l => l.Organisation, o => o.Id, (l, o) => new
            {
                l.Id,
                l.Code,
                l.Status,
                l.Organisation,
                l.IsDemo,
                l.PublishedAt,
                Public = l.Revisions.First(r => r.Id == l.PublicRevision),
                OrganisationCode = o.Code,
                o.Profile.Name,
                o.VerifiedAt,
                Listings = db.Listings.Count(other => other.Organisation == o.Id && (other.Status == ListingStatus.Published || other.Status == ListingStatus.Reserved)),
            })
            .Select(l => new { l.Id, l.Code, l.Status, l.Organisation, l.IsDemo, l.PublishedAt, l.Public.Content, l.Public.EditedAt, l.Public.DecidedAt, l.OrganisationCode, l.Name, l.VerifiedAt, l.Listings })
            .Found(cancellationToken);
        var content = found.Content;
        return new PublicListing(
            found.Id, found.Code, content,
            content.Field is null ? null : lists.Name(ReferenceListNames.Fields, content.Field, caller.Language, found.EditedAt),
            [.. content.Rights.Select(r => Named(r, found.EditedAt))],
            found.OrganisationCode, found.Name, found.VerifiedAt, found.Listings,
            found.Status == ListingStatus.Reserved, found.Status != ListingStatus.Transferred, caller.OrganisationOrNone == found.Organisation, found.IsDemo,
            found.PublishedAt ?? DateTime.UnixEpoch, found.DecidedAt ?? DateTime.UnixEpoch);
    }

    private NamedRight Named(OfferedRight right, DateTime filedAt) => new(
        right,
        [.. right.Territory.Provinces.Select(p => lists.Name(ReferenceListNames.Provinces, p, caller.Language, filedAt))],
        [.. right.FieldOfUse.Select(f => lists.Name(ReferenceListNames.VsicSections, f, caller.Language, filedAt))]);
}
