using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.ReferenceData;

/// <summary>An entry with its history and the generations before and after it.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetReferenceItem(ReferenceItemId Item) : IQuery<ReferenceEntry>;

/// <param name="ParentName">In the reader's language; null at the top of a list.</param>
/// <param name="Generations">Of the same code, oldest first, this one among them.</param>
/// <param name="History">Newest first.</param>
public sealed record ReferenceEntry(
    ReferenceItemId Id, Version Version, string List, string Code, string? Parent, string? ParentName, ReferenceWording Wording, int Order,
    DateOnly EffectiveFrom, DateOnly? EffectiveTo, bool IsConfirmed, IReadOnlyList<ReferenceGeneration> Generations, IReadOnlyList<ReferenceHistoryRow> History);

public sealed record ReferenceGeneration(ReferenceItemId Id, Bilingual Name, DateOnly EffectiveFrom, DateOnly? EffectiveTo);

public sealed record ReferenceHistoryRow(ReferenceDeed Deed, string By, DateTime At, ReferenceWording? Before);

internal sealed class GetReferenceItemHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetReferenceItem, ReferenceEntry>
{
    public async Task<ReferenceEntry> Handle(GetReferenceItem query, CancellationToken cancellationToken)
    {
        var item = await db.ReferenceItems.AsNoTracking().Where(i => i.Id == query.Item).Found(cancellationToken);
        var generations = await db.ReferenceItems.AsNoTracking().Where(i => i.List == item.List && i.Code == item.Code).OrderBy(i => i.EffectiveFrom)
            .Select(i => new { i.Id, i.NameVi, i.NameEn, i.EffectiveFrom, i.EffectiveTo })
            .ToListAsync(cancellationToken);
        var history = await db.ReferenceItems.AsNoTracking().Where(i => i.Id == query.Item).SelectMany(i => i.Edits)
            .Join(db.Members, e => e.By, m => m.Id, (e, m) => new { e.Deed, m.Name, e.At, e.Before })
            .OrderByDescending(e => e.At)
            .ToListAsync(cancellationToken);
        return new ReferenceEntry(
            item.Id, item.Version, item.List, item.Code, item.Parent,
            item.Parent is null ? null : lists.Name(ReferenceListNames.ParentsOf(item.List), item.Parent, caller.Language),
            item.Wording, item.Order, item.EffectiveFrom, item.EffectiveTo, item.IsConfirmed,
            generations.ConvertAll(g => new ReferenceGeneration(g.Id, new Bilingual(g.NameVi, g.NameEn), g.EffectiveFrom, g.EffectiveTo)),
            history.ConvertAll(h => new ReferenceHistoryRow(h.Deed, h.Name, h.At, h.Before)));
    }
}
