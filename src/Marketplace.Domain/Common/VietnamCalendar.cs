namespace Marketplace.Domain.Common;

/// <summary>Working days and legal dates in Hanoi's time. Public holidays, and days worked in exchange for them, are reference data.</summary>
public sealed class VietnamCalendar(IReadOnlySet<DateOnly> holidays, IReadOnlySet<DateOnly> workedWeekendDays)
{
    /// <summary>Hanoi's offset; Vietnam has no summer time.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The time of day, in Hanoi, at which a working day's clocks end.</summary>
    public static readonly TimeOnly EndOfWork = new(17, 0);

    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(utc + Offset);

    public static DateTime Utc(DateOnly date, TimeOnly time) => DateTime.SpecifyKind(date.ToDateTime(time) - Offset, DateTimeKind.Utc);

    public bool IsWorkingDay(DateOnly date) =>
        workedWeekendDays.Contains(date) ||
        (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(date));

    /// <summary>The end of work on the given number of working days after a moment (both UTC).</summary>
    public DateTime After(DateTime utc, int workingDays)
    {
        var date = DateOf(utc);
        for (var left = workingDays; left > 0;)
        {
            date = date.AddDays(1);
            if (IsWorkingDay(date))
            {
                left--;
            }
        }

        return Utc(date, EndOfWork);
    }

    /// <summary>What began before this moment, with so many working days to its end, is over now (all UTC).</summary>
    public DateTime OverdueBefore(DateTime nowUtc, int workingDays)
    {
        var day = DateOf(nowUtc);
        while (After(Utc(day, TimeOnly.MinValue), workingDays) >= nowUtc)
        {
            day = day.AddDays(-1);
        }

        return Utc(day.AddDays(1), TimeOnly.MinValue);
    }

    /// <summary>How many working days lie after today and up to the day of the deadline; negative when it has passed.</summary>
    public int WorkingDaysLeft(DateTime nowUtc, DateTime deadlineUtc)
    {
        var (today, last) = (DateOf(nowUtc), DateOf(deadlineUtc));
        var (from, to, sign) = last >= today ? (today, last, 1) : (last, today, -1);
        var days = 0;
        for (var date = from.AddDays(1); date <= to; date = date.AddDays(1))
        {
            days += IsWorkingDay(date) ? 1 : 0;
        }

        return sign * days;
    }
}
