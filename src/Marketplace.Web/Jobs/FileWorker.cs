using Marketplace.Application.Files;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Clears away files that nothing refers to any more.</summary>
internal sealed class FileWorker(ClearUnusedFiles files, IAnnouncer announcer, TimeProvider clock, ILogger<FileWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromMinutes(10))
{
    protected override Task Work(CancellationToken cancellationToken) => files.Clear(cancellationToken);
}
