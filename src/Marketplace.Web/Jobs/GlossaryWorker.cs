using Marketplace.Application.Ports;
using Marketplace.Application.Terminology;

namespace Marketplace.Web.Jobs;

/// <summary>Keeps this node's glossary current.</summary>
internal sealed class GlossaryWorker(GlossaryFollower follower, IAnnouncer announcer, TimeProvider clock, ILogger<GlossaryWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromSeconds(5))
{
    protected override Task Work(CancellationToken cancellationToken) => follower.CatchUp(cancellationToken);
}
