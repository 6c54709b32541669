using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Keeps this node's vectors current, whichever node makes them.</summary>
internal sealed class VectorWorker(VectorFollower follower, IAnnouncer announcer, TimeProvider clock, ILogger<VectorWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromSeconds(1))
{
    protected override Task Work(CancellationToken cancellationToken) => follower.CatchUp(cancellationToken);
}
