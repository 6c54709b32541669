using Marketplace.Domain.Common;

namespace Marketplace.Domain.Listings;

public sealed record ListingSubmitted(ListingId Listing, RevisionId Revision) : IEvent;

public sealed record ListingApproved(ListingId Listing, RevisionId Revision) : IEvent;

/// <summary>A reviewer did not approve a revision.</summary>
/// <param name="Decision">Changes requested, or refused.</param>
public sealed record ListingTurnedBack(ListingId Listing, RevisionId Revision, RevisionStatus Decision) : IEvent;

/// <summary>Staff finished a draft for its organisation.</summary>
public sealed record PreparedListingHanded(ListingId Listing) : IEvent;

public sealed record RightReserved(ListingId Listing, Guid Negotiation) : IEvent;

public sealed record RightReleased(ListingId Listing, Guid Negotiation) : IEvent;
