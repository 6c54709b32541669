using Marketplace.Application.Notifications;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Works off the outbox.</summary>
internal sealed class OutboxWorker(IServiceScopeFactory scopes, IAnnouncer announcer, TimeProvider clock, ILogger<OutboxWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromSeconds(5))
{
    protected override async Task Work(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MailLane>().WorkOff(cancellationToken);
    }
}
