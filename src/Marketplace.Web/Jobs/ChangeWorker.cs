using Marketplace.Application.Data;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Keeps the log of changes short.</summary>
internal sealed class ChangeWorker(ForgetOldChanges changes, IAnnouncer announcer, TimeProvider clock, ILogger<ChangeWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromMinutes(10))
{
    protected override Task Work(CancellationToken cancellationToken) => changes.Forget(cancellationToken);
}
