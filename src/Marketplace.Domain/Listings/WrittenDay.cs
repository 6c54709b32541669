using System.Globalization;
using System.Text.RegularExpressions;

namespace Marketplace.Domain.Listings;

/// <summary>A day as people write it into tables.</summary>
public static partial class WrittenDay
{
    private static readonly string[] InWords = ["d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "d-MMM-yyyy"];

    /// <summary>
    /// Year first, the month as an English word, day first, or month first where nothing else is possible.
    /// 03/04/2026 may be either: it is read as neither.
    /// </summary>
    public static (DateOnly? Day, bool IsAmbiguous) Read(string text)
    {
        var written = text.Trim();
        if (YearFirst().Match(written) is { Success: true } iso)
        {
            return (Day(iso, "year", "month", "day"), false);
        }

        if (Figures().Match(written) is not { Success: true } figures)
        {
            return (DateOnly.TryParseExact(written, InWords, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, false);
        }

        var (dayFirst, monthFirst) = (Day(figures, "year", "two", "one"), Day(figures, "year", "one", "two"));
        return dayFirst is not null && monthFirst is not null && dayFirst != monthFirst ? (null, true) : (dayFirst ?? monthFirst, false);
    }

    private static DateOnly? Day(Match match, string year, string month, string day) =>
        DateOnly.TryParseExact($"{match.Groups[year].Value}-{match.Groups[month].Value}-{match.Groups[day].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;

    [GeneratedRegex(@"\A(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})([T ]00:00(:00)?)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\A(?<one>[0-9]{1,2})[-/.](?<two>[0-9]{1,2})[-/.](?<year>[0-9]{4})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Figures();
}
