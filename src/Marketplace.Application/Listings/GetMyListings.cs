using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Listings.Confirming;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings;

/// <summary>The listings of one's own organisation, last changed first.</summary>
/// <param name="OnlyDue">Those to be confirmed again, the most urgent first.</param>
[AllowedTo(Capability.Supplier, Power.None)]
public sealed record GetMyListings(int Page, bool OnlyDue = false) : IQuery<MyListings>;

/// <param name="Due">How many are to be confirmed again.</param>
/// <param name="MayConfirm">The reader may say that they still hold.</param>
public sealed record MyListings(OrganisationId Organisation, Page<MyListing> Page, int Due, bool MayConfirm);

/// <param name="Status">Of the listing as the public sees it.</param>
/// <param name="Revision">Status of the newest revision, which may be ahead of the public one.</param>
/// <param name="Completeness">Of the newest revision, in percent.</param>
/// <param name="LastConfirmedAt">Null for what is not published, or nobody confirmed.</param>
/// <param name="IsConfirmable">Its organisation may say that it still holds.</param>
/// <param name="IsPrepared">Staff wrote its first draft.</param>
/// <param name="EndsOn">When it is hidden unless it is confirmed; null while that is not due.</param>
public sealed record MyListing(
    ListingId Id, Version Version, string Code, Bilingual Title, ListingStatus Status, RevisionStatus Revision, string? Reason, DateTime EditedAt, int Completeness,
    DateTime? LastConfirmedAt, bool IsConfirmable, DateOnly? EndsOn, bool IsPrepared);

internal sealed class GetMyListingsHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetMyListings, MyListings>
{
    private const int Size = 20;

    public async Task<MyListings> Handle(GetMyListings query, CancellationToken cancellationToken)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var own = db.Listings.AsNoTracking().OwnedBy(caller.Organisation);
        var due = await own.DueForConfirmation(today).CountAsync(cancellationToken);
        var shown = query.OnlyDue ? own.DueForConfirmation(today) : own;
        var total = query.OnlyDue ? due : await own.CountAsync(cancellationToken);
        var number = Math.Max(1, query.Page);
        var rows = shown.Select(l => new { Listing = l, Latest = l.Revisions.OrderByDescending(r => r.Number).First() });
        var items = await (query.OnlyDue ? rows.OrderBy(x => x.Listing.LastConfirmedAt).ThenBy(x => x.Listing.Code) : rows.OrderByDescending(x => x.Latest.EditedAt).ThenBy(x => x.Listing.Code))
            .Skip((number - 1) * Size).Take(Size)
            .Select(x => new
            {
                x.Listing.Id,
                x.Listing.Version,
                x.Listing.Code,
                x.Listing.Status,
                x.Latest.Content,
                RevisionStatus = x.Latest.Status,
                x.Latest.Reason,
                x.Latest.EditedAt,
                x.Listing.LastConfirmedAt,
                x.Listing.RemindedAt,
                IsPrepared = x.Listing.StaffDraft.By != null,
            })
            .ToListAsync(cancellationToken);
        return new MyListings(
            caller.Organisation,
            new Page<MyListing>(
                [.. items.Select(x => new MyListing(
                    x.Id, x.Version, x.Code, x.Content.Title, x.Status, x.RevisionStatus, x.Reason, x.EditedAt, Completeness.Of(x.Content).Percent,
                    x.LastConfirmedAt, x.LastConfirmedAt is not null && x.Status is not (ListingStatus.Withdrawn or ListingStatus.Transferred), Freshness.EndsOn(x.Status, x.LastConfirmedAt, x.RemindedAt, today), x.IsPrepared))],
                total, number, Size),
            due, caller.Has(Power.Draft));
    }
}
