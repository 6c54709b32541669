using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;

namespace Marketplace.Domain.Cases;

/// <summary>A case went a step on, of which both sides are told.</summary>
public sealed record CaseMoved(CaseId Case, CaseDeed Deed) : IEvent;

/// <summary>A listing is to be hidden.</summary>
public sealed record ContentTakenDown(CaseId Case, ListingId Listing, string Reason, DateTime At) : IEvent;

/// <summary>A listing that was hidden may be shown again.</summary>
public sealed record ContentRestored(CaseId Case, ListingId Listing) : IEvent;
