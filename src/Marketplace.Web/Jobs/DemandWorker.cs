using Marketplace.Application.Demands;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Ends what was open until yesterday, when Hanoi's day turns.</summary>
internal sealed class DemandWorker(DemandDeadlines deadlines, IAnnouncer announcer, TimeProvider clock, ILogger<DemandWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromMinutes(1))
{
    protected override Task Work(CancellationToken cancellationToken) => deadlines.Expire(cancellationToken);
}
