using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.ReferenceData;

/// <summary>The reference lists with all their generations, kept in memory: they are read on every page and change a few times a year.</summary>
public sealed class ReferenceLists
{
    private Snapshot? _snapshot;

    /// <summary>Working days, by the holidays in force.</summary>
    public VietnamCalendar Calendar => Current.Calendar;

    /// <summary>The day, in Hanoi, whose entries are in force here.</summary>
    public DateOnly Today => Current.Today;

    private Snapshot Current => _snapshot ?? throw new InvalidOperationException("The reference lists are not loaded yet.");

    /// <summary>The entries in force, in their own order.</summary>
    public IReadOnlyList<ReferenceItem> Items(string list) => Current.ByList.TryGetValue(list, out var items) ? items : [];

    public bool Knows(string list, string code) => Current.Entry(list, code, Today)?.IsInForce(Today) == true;

    /// <summary>The entry's name as it is today, or the code of something that the list never held.</summary>
    public string Name(string list, string code, Language language) => Current.Entry(list, code, Today)?.NameIn(language) ?? code;

    /// <summary>The entry's name as it was when something was filed under it.</summary>
    /// <param name="filedAt">UTC.</param>
    public string Name(string list, string code, Language language, DateTime filedAt) =>
        Current.Entry(list, code, VietnamCalendar.DateOf(filedAt))?.NameIn(language) ?? code;

    /// <summary>What the list says of an entry beside its name, as on the day of filing.</summary>
    /// <param name="filedAt">UTC.</param>
    public string? Detail(string list, string code, string detail, DateTime filedAt) =>
        Current.Entry(list, code, VietnamCalendar.DateOf(filedAt))?.Details.GetValueOrDefault(detail);

    /// <summary>What the list of IP kinds says of a kind today; null for a code that it does not hold.</summary>
    public IpKind? IpKind(string code) => Current.Entry(ReferenceListNames.IpKinds, code, Today) is { } entry ? Domain.Listings.IpKind.Of(entry.Details) : null;

    /// <summary>Where videos may come from today.</summary>
    public IEnumerable<VideoHost> VideoHosts => Items(ReferenceListNames.VideoHosts).Select(i => VideoHost.Of(i.Details)).OfType<VideoHost>();

    /// <summary>Where the video of a page may be shown from; null when no host of the list has such a page.</summary>
    public Uri? PlayerOf(Uri? page) => page is null ? null : VideoHosts.Select(host => host.PlayerOf(page)).FirstOrDefault(player => player is not null);

    /// <summary>The level above an entry, by code: "207" → "2".</summary>
    public string? ParentOf(string list, string code) => Current.Entry(list, code, Today)?.Parent;

    internal async Task Load(MarketplaceDb db, DateOnly today, CancellationToken cancellationToken) => _snapshot = new Snapshot(
        await db.ReferenceItems.AsNoTracking().OrderBy(i => i.List).ThenBy(i => i.Order).ThenBy(i => i.Code).ThenBy(i => i.EffectiveFrom).ToListAsync(cancellationToken), today);

    private sealed class Snapshot
    {
        private readonly Dictionary<(string List, string Code), ReferenceItem[]> _generations;

        public Snapshot(IReadOnlyList<ReferenceItem> items, DateOnly today)
        {
            Today = today;
            _generations = items.GroupBy(i => (i.List, i.Code)).ToDictionary(g => g.Key, g => g.OrderBy(i => i.EffectiveFrom).ToArray());
            ByList = items.Where(i => i.IsInForce(today)).GroupBy(i => i.List, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<ReferenceItem>)[.. g], StringComparer.Ordinal);
            Calendar = new VietnamCalendar(Days(ReferenceListNames.Holidays), Days(ReferenceListNames.WorkedDays));
        }

        public DateOnly Today { get; }

        public Dictionary<string, IReadOnlyList<ReferenceItem>> ByList { get; }

        public VietnamCalendar Calendar { get; }

        /// <summary>The generation in force on a day; on a day between or outside, the latest begun, else the first.</summary>
        public ReferenceItem? Entry(string list, string code, DateOnly on) =>
            _generations.TryGetValue((list, code), out var all) ? Array.FindLast(all, i => i.EffectiveFrom <= on) ?? all[0] : null;

        private HashSet<DateOnly> Days(string list) => ByList.TryGetValue(list, out var items)
            ? [.. items.Select(i => ReferenceCode.DayOf(i.Code)).OfType<DateOnly>()]
            : [];
    }
}
