using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>What the home page shows: figures of the exchange, the newest listings and demands, and the heads of the fields.</summary>
[AllowedToAnyone]
public sealed record GetHome : IQuery<HomePage>;

/// <param name="Demo">Figures of the demonstration data, shown apart in Development; elsewhere null.</param>
public sealed record HomePage(
    PublicFigures Figures,
    PublicFigures? Demo,
    IReadOnlyList<ListingRow> Listings,
    IReadOnlyList<DemandRow> Demands,
    IReadOnlyList<FieldHead> Fields);

/// <param name="Deals">Terms agreed in this year, by the calendar of Hanoi, that were not given up.</param>
public sealed record PublicFigures(int Listings, int Demands, int Organisations, int Deals)
{
    public static readonly PublicFigures None = new(0, 0, 0, 0);
}

public sealed record FieldHead(string Code, string Name);

internal sealed class GetHomeHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock, DemoSwitch demo) : IRequestHandler<GetHome, HomePage>
{
    private const int Rows = 6;

    public async Task<HomePage> Handle(GetHome query, CancellationToken cancellationToken)
    {
        var listings = await db.PublicListings().OrderByDescending(l => l.PublishedAt).ThenBy(l => l.Code).Take(Rows).Columns(db, caller.OrganisationOrNone).ToListAsync(cancellationToken);
        var demands = await db.PublicDemands().OrderByDescending(d => d.OpenedAt).ThenBy(d => d.Code).Take(Rows).Columns(db).ToListAsync(cancellationToken);
        return new HomePage(
            await Figures(isDemo: false, cancellationToken),
            demo.IsShown ? await Figures(isDemo: true, cancellationToken) : null,
            listings.OrderByDescending(l => l.PublishedAt).Select(l => l.Row(lists, caller.Language)).ToArray(),
            demands.OrderByDescending(d => d.OpenedAt).Select(d => d.Row(lists, caller.Language)).ToArray(),
            [.. lists.Items(ReferenceListNames.Fields).Where(f => f.Parent is null).Select(f => new FieldHead(f.Code, lists.Name(f.List, f.Code, caller.Language)))]);
    }

    private async Task<PublicFigures> Figures(bool isDemo, CancellationToken cancellationToken)
    {
        var year = new DateOnly(Domain.Common.VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime).Year, 1, 1);
        var start = Domain.Common.VietnamCalendar.Utc(year, TimeOnly.MinValue);

        // One command for all four figures.
        return await db.Settings.Where(s => s.Name == Setting.DatabaseId).Select(_ => new PublicFigures(
            db.Listings.Count(l => l.IsDemo == isDemo && (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred)),
            db.Demands.Count(d => d.IsDemo == isDemo && (d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched)),
            db.Organisations.Public().Count(o => o.IsDemo == isDemo),
            db.Deals.Count(d => d.IsDemo == isDemo && d.AgreedAt >= start && d.Status != DealStatus.Abandoned && d.Status != DealStatus.Recalled)))
            .SingleAsync(cancellationToken);
    }
}
