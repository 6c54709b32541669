using Marketplace.Application.Alerts;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Holds what became public against everybody's watches. The index may be a moment behind; it is asked again soon.</summary>
internal sealed class AlertWorker(AlertFinding finding, IAnnouncer announcer, TimeProvider clock, ILogger<AlertWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromSeconds(1))
{
    protected override Task Work(CancellationToken cancellationToken) => finding.CatchUp(cancellationToken);
}
