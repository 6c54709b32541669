using Marketplace.Domain.Alerts;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Alerts;

/// <summary>When letters tell what watches found, in Hanoi's time, and how much one of them says.</summary>
public sealed record DigestTimes
{
    public static readonly DigestTimes Usual = new(hour: 7, DayOfWeek.Monday, mostItems: 20);

    private const int MostOfAll = 100;

    /// <param name="hour">Of the day, 0 to 23.</param>
    /// <param name="day">On which the weekly letters are written.</param>
    /// <param name="mostItems">What is beyond is counted; the site shows it all.</param>
    public DigestTimes(int hour, DayOfWeek day, int mostItems)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hour, 23);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostItems, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostItems, MostOfAll);
        if (!Enum.IsDefined(day))
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, "It is no day of the week.");
        }

        (Hour, Day, MostItems) = (hour, day, mostItems);
    }

    public int Hour { get; }

    public DayOfWeek Day { get; }

    public int MostItems { get; }

    /// <summary>The last moment, up to now, at which letters of a rhythm were due (both UTC).</summary>
    public DateTime LastDue(MailRhythm rhythm, DateTime now)
    {
        var (day, hour) = (VietnamCalendar.DateOf(now), new TimeOnly(Hour, 0));
        if (VietnamCalendar.Utc(day, hour) > now)
        {
            day = day.AddDays(-1);
        }

        while (rhythm == MailRhythm.Weekly && day.DayOfWeek != Day)
        {
            day = day.AddDays(-1);
        }

        return VietnamCalendar.Utc(day, hour);
    }
}
