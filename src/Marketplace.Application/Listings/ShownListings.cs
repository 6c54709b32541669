using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Dossiers;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>A listing with the revision that is to be shown.</summary>
internal sealed class ShownRevision
{
    public required Listing Listing { get; init; }

    public required Revision Revision { get; init; }
}

/// <summary>What is shown of a listing, once for the public page and for its preview.</summary>
internal sealed record ShownListing(
    ListingId Id, string Code, ListingStatus Status, OrganisationId Owner, bool IsDemo, DateTime? PublishedAt, DateTime? LastConfirmedAt, ListingContent Content, DateTime EditedAt,
    string OrganisationCode, Bilingual Organisation, DateTime? VerifiedAt, int OrganisationListings, bool IsSaved, ShownDisclosure? Disclosure)
{
    /// <param name="reader">Only insiders read of what is under an undertaking of confidentiality.</param>
    public PublicListing Named(ReferenceLists lists, Caller caller, DateOnly today, DossierReader reader = DossierReader.Public) => new(
        Id, Code, NamedContent.Of(reader == DossierReader.Public ? Content.ForThePublic() : Content, lists, caller.Language, EditedAt), OrganisationCode, Organisation, VerifiedAt, OrganisationListings,
        Status == ListingStatus.Reserved, Status != ListingStatus.Transferred, caller.OrganisationOrNone == Owner, IsSaved, IsDemo, PublishedAt, LastConfirmedAt,
        Content.HasConfidential, Disclosure?.On(today))
    {
        IsForStaff = caller.IsStaff,
    };
}

/// <summary>The last request of the reader's organisation to read the confidential part.</summary>
internal sealed record ShownDisclosure(DisclosureId Id, DisclosureState State, DateOnly? Until, bool IsReader)
{
    public ListingDisclosure On(DateOnly today)
    {
        var isOpen = State == DisclosureState.Granted && Until >= today;
        return new ListingDisclosure(Id, State, Until, isOpen, isOpen && IsReader);
    }
}

internal static class ShownListings
{
    /// <summary>The revision that the public sees of a listing.</summary>
    public static IQueryable<ShownRevision> PublicOf(this IQueryable<Listing> listings, string code) => listings.PublicOf([code]);

    /// <summary>The revisions that the public sees of listings.</summary>
    public static IQueryable<ShownRevision> PublicOf(this IQueryable<Listing> listings, IReadOnlyList<string> codes) => listings.AsNoTracking()
        .Where(l => codes.Contains(l.Code) && (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred))
        .Select(l => new ShownRevision { Listing = l, Revision = l.Revisions.First(r => r.Id == l.PublicRevision) });

    /// <summary>The newest revision of a listing, whatever its status.</summary>
    public static IQueryable<ShownRevision> LatestOf(this IQueryable<Listing> listings, ListingId listing) => listings.AsNoTracking()
        .Where(l => l.Id == listing)
        .Select(l => new ShownRevision { Listing = l, Revision = l.Revisions.OrderByDescending(r => r.Number).First() });

    /// <exception cref="Refused">when there is none for this reader.</exception>
    public static async Task<PublicListing> Shown(
        this IQueryable<ShownRevision> revisions, MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock, CancellationToken cancellationToken, DossierReader reader = DossierReader.Public)
    {
        var shown = await revisions.Columns(db, caller.OrganisationOrNone, caller.MembershipOrNone).Found(cancellationToken);
        return shown.Named(lists, caller, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime), reader);
    }

    /// <param name="reader">The organisation that the reader acts for.</param>
    /// <param name="membership">By which.</param>
    public static IQueryable<ShownListing> Columns(this IQueryable<ShownRevision> revisions, MarketplaceDb db, OrganisationId? reader, MembershipId? membership) => revisions
        .Join(db.Organisations, s => s.Listing.Organisation, o => o.Id, (s, o) => new { s.Listing, s.Revision, Owner = o })
        .Select(s => new ShownListing(
            s.Listing.Id, s.Listing.Code, s.Listing.Status, s.Owner.Id, s.Listing.IsDemo, s.Listing.PublishedAt, s.Listing.LastConfirmedAt, s.Revision.Content, s.Revision.EditedAt,
            s.Owner.Code, s.Owner.Profile.Name, s.Owner.VerifiedAt,
            db.Listings.Count(other => other.Organisation == s.Owner.Id && (other.Status == ListingStatus.Published || other.Status == ListingStatus.Reserved)),
            reader != null && db.SavedItems.Any(i => i.Organisation == reader && i.Listing == s.Listing.Id),
            db.Disclosures.Where(d => d.Listing == s.Listing.Id && d.Recipient == reader).OrderByDescending(d => d.AskedAt)
                .Select(d => new ShownDisclosure(d.Id, d.State, d.Until, d.Readers.Any(r => r.Membership == membership && r.State == ReaderState.Open))).FirstOrDefault()));
}
