using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>One's own listing as a form: its newest revision.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record GetListingForEdit(ListingId Listing) : IQuery<ListingDraft>;

/// <param name="Reason">Why a reviewer sent it back or refused it.</param>
/// <param name="IsPublic">The public sees an approved revision meanwhile.</param>
/// <param name="Missing">Rules that a submission would break now.</param>
/// <param name="Warnings">What should be looked at again and may stay.</param>
public sealed record ListingDraft(
    ListingId Id, string Code, Version Version, ListingForm Form, ListingStatus Status, RevisionStatus Revision, int Number, string? Reason, bool IsPublic,
    IReadOnlyList<Refusal> Missing, IReadOnlyList<Warning> Warnings, Completeness Completeness);

internal sealed class GetListingForEditHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetListingForEdit, ListingDraft>
{
    public async Task<ListingDraft> Handle(GetListingForEdit query, CancellationToken cancellationToken)
    {
        var found = await db.Listings.AsNoTracking().OwnedBy(caller.Organisation)
            .Where(l => l.Id == query.Listing)
            .Select(l => new { l.Id, l.Code, l.Version, l.Status, Latest = l.Revisions.OrderByDescending(r => r.Number).First() })
            .Select(l => new { l.Id, l.Code, l.Version, l.Status, l.Latest.Content, Revision = l.Latest.Status, l.Latest.Number, l.Latest.Reason })
            .Found(cancellationToken);
        return new ListingDraft(
            found.Id, found.Code, found.Version, ListingForm.Of(found.Content), found.Status, found.Revision, found.Number, found.Reason,
            found.Status is ListingStatus.Published or ListingStatus.Reserved or ListingStatus.Transferred,
            [.. ListingRules.Missing(found.Content).Select(r => new Refusal(r.Code, r.Member))],
            ListingRules.Warnings(found.Content, lists.IpKind), Completeness.Of(found.Content));
    }
}
