using Marketplace.Application.Common;
using Marketplace.Domain.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Alerts;

/// <summary>Writes the letters of each rhythm once they are due: one command for each reader, so that one that fails holds up no other.</summary>
public sealed class AlertDigests(IServiceScopeFactory scopes, DigestTimes times, TimeProvider clock)
{
    private readonly Dictionary<MailRhythm, DateTime> _written = [];

    public async Task Keep(CancellationToken cancellationToken)
    {
        var dispatcher = new Dispatcher(scopes, new GivenCaller(CallerTicket.Job));
        foreach (var rhythm in (MailRhythm[])[MailRhythm.Daily, MailRhythm.Weekly])
        {
            var due = times.LastDue(rhythm, clock.GetUtcNow().UtcDateTime);
            if (_written.GetValueOrDefault(rhythm) == due)
            {
                continue;
            }

            var isDone = true;
            foreach (var reader in (await dispatcher.Ask(new GetDigestReaders(rhythm, due), cancellationToken)).Answer)
            {
                isDone &= (await dispatcher.Send(new SendDigest(reader, rhythm, due), cancellationToken)).IsDone;
            }

            if (isDone)
            {
                _written[rhythm] = due;
            }
        }
    }
}
