using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Search;

/// <summary>Bands of readiness levels: research, trial, ready.</summary>
public static class TrlBands
{
    public static readonly IReadOnlyList<string> All = ["1-3", "4-6", "7-9"];

    public static string? Of(int? trl) => trl switch
    {
        >= 1 and <= 3 => All[0],
        >= 4 and <= 6 => All[1],
        >= 7 and <= 9 => All[2],
        _ => null,
    };
}

/// <summary>Codes of rights in URLs and in the index.</summary>
public static class RightCodes
{
    public static readonly IReadOnlyList<string> All = ["assignment", "exclusive", "sole", "non-exclusive"];

    public static string Of(Right right, Exclusivity? exclusivity) => (right, exclusivity) switch
    {
        (Right.Assignment, _) => All[0],
        (_, Exclusivity.Exclusive) => All[1],
        (_, Exclusivity.Sole) => All[2],
        _ => All[3],
    };

    public static string Of(RightWanted right) => right switch
    {
        RightWanted.Assignment => All[0],
        RightWanted.Exclusive => All[1],
        RightWanted.Sole => All[2],
        _ => All[3],
    };
}

/// <summary>Codes of how a price is meant, in URLs and in the index.</summary>
public static class PriceModeCodes
{
    public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<PriceMode>().Select(Of)];

    public static string Of(PriceMode mode) => mode.ToString().ToLowerInvariant();
}

/// <summary>Bands of prices and budgets, in millions of đồng.</summary>
public static class PriceBands
{
    private const long Million = 1_000_000;
    private static readonly long[] Floors = [0, 100 * Million, 500 * Million, 2_000 * Million, 10_000 * Million];

    public static readonly IReadOnlyList<string> All = ["0-100", "100-500", "500-2000", "2000-10000", "10000"];

    /// <summary>Every band that a range touches; an open side is where the other one is. Amounts in another currency are in none.</summary>
    public static IEnumerable<string> Of(Money? from, Money? to)
    {
        var (least, most) = (from ?? to, to ?? from);
        return least is not { Currency: Money.Dong } || most is not { Currency: Money.Dong } ? [] : All.Where((_, i) => Floors[i] <= most.Amount && (i == Floors.Length - 1 || least.Amount < Floors[i + 1]));
    }
}

/// <summary>Codes of how far a right of intellectual property has come, in URLs and in the index.</summary>
public static class IpStatusCodes
{
    public static readonly IReadOnlyList<string> All = ["in-preparation", "filed", "granted", "ended"];

    public static string Of(IpStatus status) => All[(int)status];
}

/// <summary>Whether state money made it, in URLs and in the index.</summary>
public static class StateFundedCodes
{
    public static readonly IReadOnlyList<string> All = ["yes", "no"];

    public static string Of(StateFunding funding) => funding.IsStateFunded ? All[0] : All[1];
}

/// <summary>How long ago something was last confirmed. The index knows days; what they are on the day of the question is said here.</summary>
public static class ConfirmedBands
{
    /// <summary>The first day of each band, counted back; longer ago than the last nobody asks.</summary>
    private static readonly int[] Ages = [0, 30, 90, 730];

    public static readonly IReadOnlyList<string> All = ["30", "90", "older"];

    public static string CodeOf(DateTime confirmedAt) => CodeOf(VietnamCalendar.DateOf(confirmedAt));

    /// <summary>The days that a band stands for; those of no band for anything else.</summary>
    public static IEnumerable<string> DaysOf(string band, DateOnly today) => All.IndexOf(band) is >= 0 and var i
        ? Enumerable.Range(Ages[i], Ages[i + 1] - Ages[i]).Where(age => age < today.DayNumber).Select(age => CodeOf(today.AddDays(-age)))
        : [];

    /// <summary>Counts of days as counts of bands.</summary>
    public static IReadOnlyList<FacetCount> Of(IReadOnlyList<FacetCount> days, DateOnly today)
    {
        var counts = days.ToDictionary(d => d.Code, d => d.Count, StringComparer.Ordinal);
        return [.. All.Select(band => new FacetCount(band, DaysOf(band, today).Sum(counts.GetValueOrDefault))).Where(c => c.Count > 0)];
    }

    private static string CodeOf(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Codes of what organisations may do, in URLs and in the index.</summary>
public static class CapabilityCodes
{
    private static readonly Capability[] Each = [Capability.Supplier, Capability.Recipient, Capability.Broker, Capability.Valuer, Capability.Exchange];

    public static readonly IReadOnlyList<string> All = [.. Each.Select(c => c.ToString().ToLowerInvariant())];

    public static IEnumerable<string> Of(Capability capabilities) => All.Where((_, i) => (capabilities & Each[i]) != Capability.None);

    /// <summary>All that are named; codes of nothing name nothing.</summary>
    public static Capability Of(IEnumerable<string> codes) => Each.Where((_, i) => codes.Contains(All[i], StringComparer.Ordinal)).Aggregate(Capability.None, (all, one) => all | one);
}

internal static class CodeLists
{
    public static int IndexOf(this IReadOnlyList<string> codes, string code)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i] == code)
            {
                return i;
            }
        }

        return -1;
    }
}
