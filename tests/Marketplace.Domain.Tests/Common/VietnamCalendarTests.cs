using Marketplace.Domain.Common;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Common;

public sealed class VietnamCalendarTests
{
    /// <summary>The public holidays of 2026, with the Lunar New Year from Monday 16 to Friday 20 February, and one Saturday worked in exchange.</summary>
    private static readonly VietnamCalendar Calendar = new(
        new HashSet<DateOnly>
        {
            new(2026, 1, 1), new(2026, 2, 16), new(2026, 2, 17), new(2026, 2, 18), new(2026, 2, 19), new(2026, 2, 20),
            new(2026, 4, 27), new(2026, 4, 30), new(2026, 5, 1), new(2026, 9, 1), new(2026, 9, 2),
        },
        new HashSet<DateOnly> { new(2026, 8, 22) });

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-28", false)]
    [InlineData("2026-11-29", false)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-20", false)]
    [InlineData("2026-02-23", true)]
    [InlineData("2026-08-22", true)]
    public void A_working_day_is_no_weekend_and_no_holiday(string day, bool works) => Calendar.IsWorkingDay(Day(day)).ShouldBe(works);

    [Theory]
    [InlineData("2026-11-24", 2, "2026-11-26")]
    [InlineData("2026-11-27", 1, "2026-11-30")]
    [InlineData("2026-11-28", 1, "2026-11-30")]
    [InlineData("2026-02-12", 2, "2026-02-23")]
    [InlineData("2026-02-13", 5, "2026-02-27")]
    [InlineData("2026-04-24", 5, "2026-05-06")]
    [InlineData("2026-08-21", 1, "2026-08-22")]
    public void A_clock_skips_weekends_and_holidays_and_ends_at_five(string from, int days, string until) =>
        Calendar.After(Utc(from, 9), days).ShouldBe(Utc(until, 17));

    /// <summary>Tuesday 24 November, 09:00 in Hanoi: a clock of three working days that began on Thursday 19 ends today at 17:00, one that began on Wednesday 18 ended yesterday.</summary>
    [Fact]
    public void What_began_before_a_certain_day_is_overdue()
    {
        var (calendar, now) = (new VietnamCalendar(new HashSet<DateOnly>(), new HashSet<DateOnly>()), new DateTime(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc));

        var overdue = calendar.OverdueBefore(now, 3);

        overdue.ShouldBe(VietnamCalendar.Utc(new DateOnly(2026, 11, 19), TimeOnly.MinValue));
        calendar.After(overdue, 3).ShouldBeGreaterThanOrEqualTo(now);
        calendar.After(overdue.AddSeconds(-1), 3).ShouldBeLessThan(now);
    }

    [Fact]
    public void The_day_is_Hanois_not_Greenwichs()
    {
        VietnamCalendar.DateOf(new DateTime(2026, 11, 24, 16, 59, 0, DateTimeKind.Utc)).ShouldBe(new DateOnly(2026, 11, 24));
        VietnamCalendar.DateOf(new DateTime(2026, 11, 24, 17, 0, 0, DateTimeKind.Utc)).ShouldBe(new DateOnly(2026, 11, 25));
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-24", 0)]
    [InlineData("2026-11-24", "2026-11-27", 3)]
    [InlineData("2026-11-27", "2026-11-30", 1)]
    [InlineData("2026-11-30", "2026-11-27", -1)]
    [InlineData("2026-02-13", "2026-02-23", 1)]
    public void Days_left_are_working_days_and_negative_when_late(string now, string deadline, int left) =>
        Calendar.WorkingDaysLeft(Utc(now, 9), Utc(deadline, 17)).ShouldBe(left);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static DateTime Utc(string day, int hour) => VietnamCalendar.Utc(Day(day), new TimeOnly(hour, 0));
}
