using System.Text;
using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.ReferenceData;

/// <summary>
/// Staff load a table into a list, all of it or nothing: new codes are added, codes with another wording are succeeded from the given
/// day, the same wording is left as it is. Entries that the table does not name stay.
/// </summary>
/// <param name="From">The first day in force, in Hanoi, of all that the table brings.</param>
/// <param name="Table">Columns code, parent, name_vi and name_en, or their Vietnamese names.</param>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record LoadReferenceItems(ReferenceLoadId Load, string List, string? Source, DateOnly? From, string? Table) : ICommand
{
    public const int LongestTable = 4_000_000;
}

internal sealed class LoadReferenceItemsHandler(MarketplaceDb db, ITableReader tables, Caller caller, TimeProvider clock) : AsyncRequestHandler<LoadReferenceItems>
{
    /// <summary>More than these are not read beside a form.</summary>
    private const int MostRefusals = 20;

    protected override async Task Handle(LoadReferenceItems command, CancellationToken cancellationToken)
    {
        var (from, source, now) = (command.From!.Value, command.Source!.Trim().Normalize(), clock.GetUtcNow().UtcDateTime);
        var rows = Rows(command.Table!, source);
        var parents = ReferenceListNames.ParentsOf(command.List);
        var items = await db.ReferenceItems
            .Where(i => (i.List == command.List || i.List == parents) && (i.EffectiveTo == null || i.EffectiveTo >= from))
            .ToListAsync(cancellationToken);
        var present = items.Where(i => i.List == command.List).GroupBy(i => i.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(i => i.EffectiveFrom)!, StringComparer.Ordinal);
        var above = items.Where(i => i.List == parents && i.IsInForce(from)).Select(i => i.Code)
            .Concat(parents == command.List ? rows.Select(r => r.Code) : []).ToHashSet(StringComparer.Ordinal);
        Check(rows, command.List, above, present, from);

        var order = present.Count == 0 ? 0 : present.Values.Max(i => i.Order);
        var brought = 0;
        foreach (var row in rows)
        {
            if (!present.TryGetValue(row.Code, out var known))
            {
                db.ReferenceItems.Add(ReferenceItem.Add(ReferenceItemId.New(), command.List, row.Code, row.Parent, row.Wording, ++order, from, caller.Person, now));
                brought++;
            }
            else if (known.Wording.Name != row.Wording.Name)
            {
                db.ReferenceItems.Add(known.Succeed(ReferenceItemId.New(), row.Wording with { Details = known.Details }, from, caller.Person, now));
                brought++;
            }
        }

        ReferenceRules.ATableBringsSomething.Require(brought > 0);
        await db.SaveChangesAsync(cancellationToken);
    }

    private List<Row> Rows(string text, string source)
    {
        try
        {
            var rows = tables.Read(Encoding.UTF8.GetBytes(text)).Rows;
            ReferenceRules.ATableIsReadable.Require(!rows.Any(r => r.IsBroken));
            return [.. rows.Select(r => new Row(
                r.Line, r["code", "mã"] ?? "", r["parent", "mã cấp trên"],
                new ReferenceWording(new Bilingual(r["name_vi", "tên"], r["name_en", "tên tiếng anh"]), source, ReferenceWording.NoDetails)))];
        }
        catch (FormatException)
        {
            ReferenceRules.ATableIsReadable.Refuse();
            throw;
        }
    }

    /// <summary>All that is wrong, each with its line.</summary>
    private static void Check(List<Row> rows, string list, HashSet<string> above, Dictionary<string, ReferenceItem> present, DateOnly from)
    {
        var refusals = new List<Refusal>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var known = present.GetValueOrDefault(row.Code);
            var broken = row switch
            {
                _ when !ReferenceCode.IsWellFormed(row.Code) || (ReferenceListNames.IsOfDays(list) && ReferenceCode.DayOf(row.Code) is null) => ReferenceRules.RowHasACode,
                _ when !seen.Add(row.Code) => ReferenceRules.RowComesOnce,
                _ when row.Wording.Name.IsEmpty => ReferenceRules.RowHasAName,
                _ when row.Parent is { } parent && (parent == row.Code || !above.Contains(parent)) => ReferenceRules.RowHasAParentInForce,
                _ when known is not null && known.Parent != row.Parent => ReferenceRules.RowKeepsItsParent,
                _ when known is not null && known.Wording.Name != row.Wording.Name && (known.EffectiveTo is not null || known.EffectiveFrom >= from) => ReferenceRules.RowSucceedsLater,
                _ => null,
            };
            if (broken is not null)
            {
                refusals.Add(new Refusal(broken.Code, broken.Member, [row.Line, row.Code]));
            }
        }

        if (refusals.Count > 0)
        {
            throw new Refused(new Problem(ProblemKind.Invalid, [.. refusals.Take(MostRefusals)]));
        }
    }

    private sealed record Row(int Line, string Code, string? Parent, ReferenceWording Wording);
}

internal sealed class LoadReferenceItemsValidator : AbstractValidator<LoadReferenceItems>
{
    private const int LongestSource = 300;

    public LoadReferenceItemsValidator()
    {
        RuleFor(c => c.List).Must(list => SeedReferenceData.Lists.Any(l => l.List == list)).WithErrorCode(nameof(ReferenceRules.AListIsKnown));
        RuleFor(c => c.Source).Text(LongestSource);
        RuleFor(c => c.Source).Must(source => !string.IsNullOrWhiteSpace(source)).WithErrorCode(nameof(ReferenceRules.AnEntryNamesItsSource));
        RuleFor(c => c.From).NotNull();
        RuleFor(c => c.Table).Cascade(CascadeMode.Stop).NotEmpty().Text(LoadReferenceItems.LongestTable).Must(table => !table!.Contains('\uFFFD', StringComparison.Ordinal)).WithErrorCode(nameof(ReferenceRules.ATableIsReadable));
    }
}
