using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Listings;

/// <summary>A technology as the public sees it.</summary>
/// <param name="PublishedAt">Null before its first approval.</param>
/// <param name="LastConfirmedAt">When its organisation last said that it holds; null when it never did.</param>
/// <param name="IsOwn">The reader acts for the organisation that offers it.</param>
/// <param name="HasConfidential">A part of it is read only under an undertaking of confidentiality.</param>
/// <param name="Disclosure">What became of the last request of the reader's organisation to read that part; null when there was none.</param>
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
    DateTime? PublishedAt,
    DateTime? LastConfirmedAt,
    bool HasConfidential,
    ListingDisclosure? Disclosure)
{
    public ListingContent Content => Dossier.Content;

    /// <summary>The reader acts for the exchange, which negotiates nothing.</summary>
    public bool IsForStaff { get; init; }
}

/// <param name="IsOpen">Granted, and not past its last day.</param>
/// <param name="IsReader">The reader is one of those whom it is open to.</param>
public sealed record ListingDisclosure(DisclosureId Id, DisclosureState State, DateOnly? Until, bool IsOpen, bool IsReader);
