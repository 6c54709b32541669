using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;

namespace Marketplace.Web.Jobs;

/// <summary>Keeps this node's reference lists current, also when Hanoi's day turns.</summary>
internal sealed class ReferenceWorker(ReferenceFollower follower, IAnnouncer announcer, TimeProvider clock, ILogger<ReferenceWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromSeconds(5))
{
    protected override Task Work(CancellationToken cancellationToken) => follower.CatchUp(cancellationToken);
}
