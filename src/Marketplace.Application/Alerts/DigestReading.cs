using Marketplace.Application.Data;

namespace Marketplace.Application.Alerts;

internal static class DigestReading
{
    /// <summary>What nobody was told of by then is past.</summary>
    private const int DaysUntilPast = 14;

    /// <summary>Neither read on the site nor told by letter, and found up to the moment at which letters are due.</summary>
    public static IQueryable<Alert> DueAt(this IQueryable<Alert> alerts, DateTime until)
    {
        var from = until < DateTime.UnixEpoch ? until : until.AddDays(-DaysUntilPast);
        return alerts.Where(a => a.MailedAt == null && a.ReadAt == null && a.FoundAt > from && a.FoundAt <= until);
    }
}
