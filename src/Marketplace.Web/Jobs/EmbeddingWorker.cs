using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Makes vectors of public texts that are new or changed, unless another node is at it.</summary>
internal sealed class EmbeddingWorker(EmbedPublicTexts texts, IAnnouncer announcer, TimeProvider clock, ILogger<EmbeddingWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromSeconds(5))
{
    protected override Task Work(CancellationToken cancellationToken) => texts.CatchUp(cancellationToken);
}
