using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Confirming;

/// <summary>What a reminder's link confirms, or has confirmed. Only who holds the letter learns it.</summary>
[AllowedToAnyone]
public sealed record GetListingsToConfirm(LinkId Link, Secret Key) : IQuery<ListingsToConfirm>;

/// <param name="ConfirmedAt">When the link was used; null while it may be.</param>
public sealed record ListingsToConfirm(Bilingual Organisation, DateTime? ConfirmedAt, IReadOnlyList<ListingToConfirm> Listings);

/// <param name="IsConfirmable">False for what was withdrawn or transferred since the letter.</param>
public sealed record ListingToConfirm(string Code, Bilingual Title, ListingStatus Status, DateTime? LastConfirmedAt, DateOnly? EndsOn, bool IsConfirmable);

internal sealed class GetListingsToConfirmHandler(MarketplaceDb db, TimeProvider clock) : IRequestHandler<GetListingsToConfirm, ListingsToConfirm>
{
    public async Task<ListingsToConfirm> Handle(GetListingsToConfirm query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var link = await db.Links.AsNoTracking().SingleOrDefaultAsync(l => l.Id == query.Link && l.Purpose == LinkPurpose.ConfirmListings, cancellationToken);
        MemberRules.ALinkIsFreshAndUsedOnce.Require(link?.IsReadBy(query.Key, now) == true && await db.IsStillRead(link, cancellationToken));
        var (ids, today) = (link!.Listings!, VietnamCalendar.DateOf(now));
        var organisation = await db.Organisations.Where(o => o.Id == link.Organisation).Select(o => o.Profile.Name).SingleAsync(cancellationToken);
        var listings = await db.Listings.AsNoTracking().OwnedBy(link.Organisation!.Value).Where(l => ids.Contains(l.Id))
            .OrderBy(l => l.LastConfirmedAt).ThenBy(l => l.Code)
            .Select(l => new { l.Code, l.Status, l.LastConfirmedAt, l.RemindedAt, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
            .ToListAsync(cancellationToken);
        return new ListingsToConfirm(organisation, link.UsedAt, listings.ConvertAll(l => new ListingToConfirm(
            l.Code, l.Content.Title, l.Status, l.LastConfirmedAt, Freshness.Of(l.LastConfirmedAt)?.EndsOn(l.RemindedAt, today),
            l.Status is not (ListingStatus.Withdrawn or ListingStatus.Transferred))));
    }
}
