using Marketplace.Application.Matching;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Looks for matches of what was published or changed, as soon as the index knows it.</summary>
internal sealed class MatchWorker(MatchFollower follower, IAnnouncer announcer, TimeProvider clock, ILogger<MatchWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromSeconds(1))
{
    protected override Task Work(CancellationToken cancellationToken) => follower.CatchUp(cancellationToken);
}
