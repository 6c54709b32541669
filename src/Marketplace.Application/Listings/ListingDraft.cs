using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>A listing as a form: its newest revision.</summary>
/// <param name="Reason">Why a reviewer sent it back or refused it.</param>
/// <param name="IsPublic">The public sees an approved revision meanwhile.</param>
/// <param name="Missing">Rules that a submission would break now.</param>
/// <param name="Warnings">What should be looked at again and may stay.</param>
/// <param name="HiddenFor">Why the exchange hides it from the public; empty when it does not.</param>
/// <param name="EndsOn">When it is hidden unless it is confirmed; null while that is not due.</param>
/// <param name="Prepared">Null when its organisation wrote it itself.</param>
public sealed record ListingDraft(
    ListingId Id, string Code, Version Version, ListingForm Form, ListingStatus Status, RevisionStatus Revision, int Number, string? Reason, bool IsPublic,
    IReadOnlyList<Refusal> Missing, IReadOnlyList<Warning> Warnings, Completeness Completeness, OrganisationId Organisation, DateTime? LastConfirmedAt, DateOnly? EndsOn, IReadOnlyList<string> HiddenFor,
    Bilingual OrganisationName, PreparedBy? Prepared);

/// <summary>Who of the staff wrote the first draft, and since when it is its organisation's.</summary>
public sealed record PreparedBy(string Name, DateTime At, DateTime? HandedAt, DateTime? TakenOverAt);

internal static class ListingDrafts
{
    /// <exception cref="Refused">when there is none for this reader.</exception>
    public static async Task<ListingDraft> Draft(this IQueryable<Listing> listings, MarketplaceDb db, ReferenceLists lists, TimeProvider clock, CancellationToken cancellationToken)
    {
        var found = await listings.AsNoTracking()
            .Select(l => new
            {
                Listing = l,
                HiddenFor = l.Suspensions.Where(s => !s.IsLifted).OrderBy(s => s.At).Select(s => s.Reason).ToList(),
                Latest = l.Revisions.OrderByDescending(r => r.Number).First(),
                OrganisationName = db.Organisations.First(o => o.Id == l.Organisation).Profile.Name,
                PreparedBy = db.Members.Where(m => m.Id == l.StaffDraft.By).Select(m => m.Name).FirstOrDefault(),
            })
            .Select(l => new
            {
                l.Listing.Id,
                l.Listing.Code,
                l.Listing.Version,
                l.Listing.Status,
                l.Listing.Organisation,
                l.Listing.LastConfirmedAt,
                l.Listing.RemindedAt,
                l.Listing.StaffDraft,
                l.HiddenFor,
                l.OrganisationName,
                l.PreparedBy,
                l.Latest.Content,
                Revision = l.Latest.Status,
                l.Latest.Number,
                l.Latest.Reason,
            })
            .Found(cancellationToken);
        return new ListingDraft(
            found.Id, found.Code, found.Version, ListingForm.Of(found.Content), found.Status, found.Revision, found.Number, found.Reason,
            found.Status is ListingStatus.Published or ListingStatus.Reserved or ListingStatus.Transferred,
            [.. ListingRules.Missing(found.Content).Select(r => new Refusal(r.Code, r.Member))],
            ListingRules.Warnings(found.Content, lists.IpKind), Completeness.Of(found.Content), found.Organisation, found.LastConfirmedAt,
            Freshness.EndsOn(found.Status, found.LastConfirmedAt, found.RemindedAt, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime)), found.HiddenFor,
            found.OrganisationName, found.StaffDraft.IsPrepared ? new PreparedBy(found.PreparedBy ?? "", found.StaffDraft.At!.Value, found.StaffDraft.HandedAt, found.StaffDraft.TakenOverAt) : null);
    }
}
