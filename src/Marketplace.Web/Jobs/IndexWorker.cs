using Marketplace.Application.Ports;
using Marketplace.Application.Search;

namespace Marketplace.Web.Jobs;

/// <summary>Keeps this node's index current.</summary>
internal sealed class IndexWorker(IndexFollower follower, IAnnouncer announcer, TimeProvider clock, ILogger<IndexWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromMilliseconds(500))
{
    protected override Task Work(CancellationToken cancellationToken) => follower.CatchUp(cancellationToken);
}
