using System.Globalization;
using Marketplace.Domain.Common;

namespace Marketplace.Web.Site;

/// <summary>How the reader of this page wants texts, dates, numbers and đồng.</summary>
public sealed class Reader
{
    private const string NoBreak = "\u00A0";

    public Language Language => SiteLanguage.Current;

    public string LanguageTag => Language == Language.En ? "en" : "vi";

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>A day, from a UTC instant, in Hanoi: 24/11/2026.</summary>
    public string Day(DateTime utc) => Day(VietnamCalendar.DateOf(utc));

    public string Day(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment, from a UTC instant, in Hanoi: 17:00 24/11/2026.</summary>
    public string Moment(DateTime utc) => (utc + VietnamCalendar.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>1.200.000.000 ₫ or 1,200,000,000 VND, never broken between amount and currency.</summary>
    public string Dong(long amount) => $"{Number(amount)}{NoBreak}{(Language == Language.En ? "VND" : "₫")}";

    /// <summary>Parts per million as a percentage: 15,000 is 1,5 %.</summary>
    public string Percent(int perMillion) => (perMillion / 10_000m).ToString("0.####", Culture) + NoBreak + "%";
}
