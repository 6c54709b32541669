using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Cases;

public enum ReportedKind
{
    Listing,
    Demand,
    Organisation,

    /// <summary>A page of the exchange itself.</summary>
    Policy,
}

/// <summary>What a report is about, pinned as its reporter saw it.</summary>
/// <param name="Code">Its public code, or the page's name.</param>
/// <param name="Organisation">Who answers for it; null for a page of the exchange itself.</param>
/// <param name="Revision">Of a listing, kept as evidence whatever becomes of the listing.</param>
/// <param name="DemandRevision">Of a demand.</param>
/// <param name="About">What an organisation said of itself, which has no revisions.</param>
public sealed record ReportedThing(
    ReportedKind Kind, string Code, OrganisationId? Organisation, ListingId? Listing = null, RevisionId? Revision = null, DemandRevisionId? DemandRevision = null, Bilingual? About = null)
{
    /// <summary>A page of the exchange itself is mended instead.</summary>
    public bool MayBeTakenDown => Kind != ReportedKind.Policy;
}
