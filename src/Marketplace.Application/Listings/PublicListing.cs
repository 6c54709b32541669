using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Listings;

/// <summary>A technology as the public sees it.</summary>
/// <param name="PublishedAt">Null before its first approval.</param>
/// <param name="IsOwn">The reader acts for the organisation that offers it.</param>
/// <param name="IsSaved">In the shared list of the reader's organisation.</param>
public sealed record PublicListing(
    ListingId Id,
    string Code,
    NamedContent Dossier,
    string OrganisationCode,
    Bilingual Organisation,
    DateTime? VerifiedAt,
    int OrganisationListings,
    bool IsReserved,
    bool TakesEnquiries,
    bool IsOwn,
    bool IsSaved,
    bool IsDemo,
    DateTime? PublishedAt)
{
    public ListingContent Content => Dossier.Content;
}
