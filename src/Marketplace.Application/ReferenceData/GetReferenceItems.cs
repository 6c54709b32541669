using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.ReferenceData;

/// <summary>A page of a list's entries.</summary>
/// <param name="Text">A part of a code or of a name; empty for all.</param>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetReferenceItems(string List, string? Text, ReferenceItemsShown Shown, int Page) : IQuery<ReferenceItemsPage>;

public enum ReferenceItemsShown
{
    InForce,
    Unconfirmed,
    All,
}

public sealed record ReferenceItemsPage(string List, string Source, Page<ReferenceItemRow> Rows);

public sealed record ReferenceItemRow(
    ReferenceItemId Id, string Code, string? Parent, Bilingual Name, DateOnly EffectiveFrom, DateOnly? EffectiveTo, bool IsInForce, bool IsConfirmed);

internal sealed class GetReferenceItemsHandler(MarketplaceDb db, ReferenceLists lists) : IRequestHandler<GetReferenceItems, ReferenceItemsPage>
{
    private const int Size = 50;
    private const int LastPage = 1_000;

    public async Task<ReferenceItemsPage> Handle(GetReferenceItems query, CancellationToken cancellationToken)
    {
        var list = SeedReferenceData.Lists.FirstOrDefault(l => l.List == query.List) ?? throw new Refused(Problem.NotFound);
        var (today, text) = (lists.Today, Folding.Folded(query.Text));
        var items = db.ReferenceItems.AsNoTracking().Where(i => i.List == list.List);
        if (query.Shown != ReferenceItemsShown.All)
        {
            items = items.Where(i => i.EffectiveFrom <= today && (i.EffectiveTo == null || i.EffectiveTo >= today));
        }

        if (query.Shown == ReferenceItemsShown.Unconfirmed)
        {
            items = items.Where(i => !i.IsConfirmed);
        }

        // One list is small enough to be looked through here, with or without marks, on every engine alike.
        var rows = await items.OrderBy(i => i.Order).ThenBy(i => i.Code).ThenBy(i => i.EffectiveFrom)
            .Select(i => new { i.Id, i.Code, i.Parent, i.NameVi, i.NameEn, i.EffectiveFrom, i.EffectiveTo, i.IsConfirmed })
            .ToListAsync(cancellationToken);
        var found = text.Length == 0 ? rows : rows.FindAll(i => Holds(i.Code, text) || Holds(i.NameVi, text) || Holds(i.NameEn, text));
        var page = Math.Clamp(query.Page, 1, LastPage);
        return new ReferenceItemsPage(list.List, list.Source, new Page<ReferenceItemRow>(
            [.. found.Skip((page - 1) * Size).Take(Size).Select(i => new ReferenceItemRow(
                i.Id, i.Code, i.Parent, new Bilingual(i.NameVi, i.NameEn), i.EffectiveFrom, i.EffectiveTo, i.EffectiveFrom <= today && (i.EffectiveTo is not { } to || to >= today), i.IsConfirmed))],
            found.Count, page, Size));
    }

    private static bool Holds(string name, string folded) => Folding.Folded(name).Contains(folded, StringComparison.Ordinal);
}
