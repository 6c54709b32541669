using System.Text.Json;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Application.Notifications;

/// <summary>
/// Sends waiting letters. A row is claimed by moving its due time ahead (a lease), so that two nodes never send the same one at once;
/// a letter that fails is tried again, later each time, and given up after eight attempts: then an admin sees it.
/// </summary>
public sealed partial class MailLane(MarketplaceDb db, IMailer mailer, TimeProvider clock, ILogger<MailLane> log)
{
    public const string Name = "mail";
    private const int Batch = 50;
    private const int LastAttempt = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Sends until nothing is due.</summary>
    public async Task WorkOff(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var due = await db.Outbox.AsNoTracking()
                .Where(o => o.State == OutboxState.Waiting && o.Lane == Name && o.DueAt <= now)
                .OrderBy(o => o.DueAt).Take(Batch).ToListAsync(cancellationToken);
            if (due.Count == 0)
            {
                return;
            }

            foreach (var row in due)
            {
                await SendOne(row, now, cancellationToken);
            }
        }
    }

    private async Task SendOne(OutboxRow row, DateTime now, CancellationToken cancellationToken)
    {
        var mine = db.Outbox.Where(o => o.Id == row.Id && o.State == OutboxState.Waiting && o.DueAt == row.DueAt);
        var claimed = await mine.ExecuteUpdateAsync(set => set.SetProperty(o => o.DueAt, now + Lease).SetProperty(o => o.Attempts, o => o.Attempts + 1), cancellationToken);
        if (claimed == 0)
        {
            return;
        }

        var claim = db.Outbox.Where(o => o.Id == row.Id);
        try
        {
            await mailer.Send(JsonSerializer.Deserialize<Letter>(row.Payload)!, cancellationToken);

            // A letter that is out is not kept: it may hold a link that opens an account.
            await claim.ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OutboxState.Done).SetProperty(o => o.Payload, ""), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            var attempts = row.Attempts + 1;
            LogFailure(log, exception, row.Id, attempts);
            var state = attempts >= LastAttempt ? OutboxState.Dead : OutboxState.Waiting;
            var next = now + TimeSpan.FromSeconds(30 * Math.Pow(2, attempts));
            await claim.ExecuteUpdateAsync(set => set.SetProperty(o => o.State, state).SetProperty(o => o.DueAt, next).SetProperty(o => o.LastError, exception.Message), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letter {Letter} could not be sent (attempt {Attempt}).")]
    private static partial void LogFailure(ILogger log, Exception exception, Guid letter, int attempt);
}
