using Marketplace.Domain.Common;

namespace Marketplace.Domain.Listings;

/// <summary>How long an organisation has said nothing of a listing, in Hanoi's days.</summary>
public sealed record Freshness(DateOnly ConfirmedOn)
{
    public DateOnly ReminderOn => ConfirmedOn.AddDays(ListingRules.DaysToReminder);

    public DateOnly WarningOn => ConfirmedOn.AddDays(ListingRules.DaysToWarning);

    /// <summary>The first day on which it is hidden, when it was announced in time.</summary>
    public DateOnly HiddenOn => ConfirmedOn.AddDays(ListingRules.DaysToHiding);

    public static Freshness? Of(DateTime? lastConfirmedAt) => lastConfirmedAt is { } at ? new Freshness(VietnamCalendar.DateOf(at)) : null;

    /// <summary>When a listing is hidden unless it is confirmed; null while that is not due, or the public does not see it.</summary>
    public static DateOnly? EndsOn(ListingStatus status, DateTime? lastConfirmedAt, DateTime? remindedAt, DateOnly today) =>
        status is ListingStatus.Published or ListingStatus.Reserved && Of(lastConfirmedAt) is { } freshness && freshness.IsDue(today) ? freshness.EndsOn(remindedAt, today) : null;

    /// <summary>What was last confirmed before this moment (UTC) was so at least a number of days ago.</summary>
    public static DateTime DueBefore(DateOnly today, int days) => VietnamCalendar.Utc(today.DayNumber > days ? today.AddDays(1 - days) : new DateOnly(1, 1, 2), TimeOnly.MinValue);

    public bool IsDue(DateOnly today) => today >= ReminderOn;

    /// <summary>Once after the first term, and once more before it is hidden.</summary>
    public bool IsReminderDue(int sent, DateTime? remindedAt, DateOnly today) => sent switch
    {
        0 => IsDue(today),
        1 => today >= WarningOn && IsNoticeOver(remindedAt, today),
        _ => false,
    };

    /// <summary>The time is over, and the last reminder was long enough ago.</summary>
    public bool IsOver(DateTime? remindedAt, DateOnly today) => today >= HiddenOn && IsNoticeOver(remindedAt, today);

    /// <summary>When it will be hidden unless it is confirmed.</summary>
    public DateOnly EndsOn(DateTime? remindedAt, DateOnly today)
    {
        var afterNotice = (remindedAt is { } at ? VietnamCalendar.DateOf(at) : today).AddDays(ListingRules.DaysOfNotice);
        return afterNotice > HiddenOn ? afterNotice : HiddenOn;
    }

    private static bool IsNoticeOver(DateTime? remindedAt, DateOnly today) =>
        remindedAt is { } at && today >= VietnamCalendar.DateOf(at).AddDays(ListingRules.DaysOfNotice);
}
