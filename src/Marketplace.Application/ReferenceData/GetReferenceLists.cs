using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.ReferenceData;

/// <summary>All lists with what staff have to do about them.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetReferenceLists : IQuery<IReadOnlyList<ReferenceListRow>>;

/// <param name="Source">Where the list as shipped was found; entries name their own.</param>
/// <param name="Unconfirmed">Entries in force that nobody has compared with their source.</param>
public sealed record ReferenceListRow(string List, string Source, int InForce, int Unconfirmed);

internal sealed class GetReferenceListsHandler(MarketplaceDb db, ReferenceLists lists) : IRequestHandler<GetReferenceLists, IReadOnlyList<ReferenceListRow>>
{
    public async Task<IReadOnlyList<ReferenceListRow>> Handle(GetReferenceLists query, CancellationToken cancellationToken)
    {
        var today = lists.Today;
        var counts = await db.ReferenceItems.AsNoTracking()
            .Where(i => i.EffectiveFrom <= today && (i.EffectiveTo == null || i.EffectiveTo >= today))
            .GroupBy(i => i.List)
            .Select(g => new { List = g.Key, InForce = g.Count(), Unconfirmed = g.Count(i => !i.IsConfirmed) })
            .ToDictionaryAsync(c => c.List, StringComparer.Ordinal, cancellationToken);
        return [.. SeedReferenceData.Lists.Select(l => counts.TryGetValue(l.List, out var count)
            ? new ReferenceListRow(l.List, l.Source, count.InForce, count.Unconfirmed)
            : new ReferenceListRow(l.List, l.Source, 0, 0))];
    }
}
