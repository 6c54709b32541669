using System.Globalization;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.ReferenceData;

/// <summary>The reference lists in force, kept in memory: they are read on every page and change a few times a year.</summary>
public sealed class ReferenceLists
{
    private Snapshot? _snapshot;

    /// <summary>Working days, by the holidays in force.</summary>
    public VietnamCalendar Calendar => Current.Calendar;

    private Snapshot Current => _snapshot ?? throw new InvalidOperationException("The reference lists are not loaded yet.");

    /// <summary>The entries in force, in their own order.</summary>
    public IReadOnlyList<ReferenceItem> Items(string list) => Current.ByList.TryGetValue(list, out var items) ? items : [];

    public bool Knows(string list, string code) => Current.ByCode.ContainsKey((list, code));

    /// <summary>The entry's name, or its code when the list no longer holds it.</summary>
    public string Name(string list, string code, Language language) =>
        Current.ByCode.TryGetValue((list, code), out var item) ? item.NameIn(language) : code;

    /// <summary>The entry and the level above it, by code: "207" → "2".</summary>
    public string? ParentOf(string list, string code) => Current.ByCode.TryGetValue((list, code), out var item) ? item.Parent : null;

    public async Task Load(MarketplaceDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var items = await db.ReferenceItems.AsNoTracking()
            .Where(i => i.EffectiveFrom <= today && (i.EffectiveTo == null || i.EffectiveTo >= today))
            .OrderBy(i => i.List).ThenBy(i => i.Order)
            .ToListAsync(cancellationToken);
        _snapshot = new Snapshot(items);
    }

    private sealed class Snapshot
    {
        public Snapshot(IReadOnlyList<ReferenceItem> items)
        {
            ByList = items.GroupBy(i => i.List, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<ReferenceItem>)[.. g], StringComparer.Ordinal);
            ByCode = items.GroupBy(i => (i.List, i.Code)).ToDictionary(g => g.Key, g => g.Last());
            Calendar = new VietnamCalendar(Dates(ReferenceListNames.Holidays), Dates(ReferenceListNames.WorkedDays));
        }

        public Dictionary<string, IReadOnlyList<ReferenceItem>> ByList { get; }

        public Dictionary<(string List, string Code), ReferenceItem> ByCode { get; }

        public VietnamCalendar Calendar { get; }

        private HashSet<DateOnly> Dates(string list) => ByList.TryGetValue(list, out var items)
            ? [.. items.Select(i => DateOnly.Parse(i.Code, CultureInfo.InvariantCulture))]
            : [];
    }
}

internal static class ReferenceNames
{
    public static string NameIn(this ReferenceItem item, Language language) =>
        language == Language.En && item.NameEn.Length > 0 ? item.NameEn : item.NameVi;
}
