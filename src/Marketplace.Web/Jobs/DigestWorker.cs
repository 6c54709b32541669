using Marketplace.Application.Alerts;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Writes the letters about what watches found, when they are due.</summary>
internal sealed class DigestWorker(AlertDigests digests, IAnnouncer announcer, TimeProvider clock, ILogger<DigestWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromMinutes(1))
{
    protected override Task Work(CancellationToken cancellationToken) => digests.Keep(cancellationToken);
}
