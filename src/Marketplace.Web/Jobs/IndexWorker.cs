using Marketplace.Application.Ports;
using Marketplace.Application.Search;

namespace Marketplace.Web.Jobs;

/// <summary>Keeps this node's index current: at once after a decision of this process, and soon after those of others.</summary>
internal sealed partial class IndexWorker(IndexFollower follower, IAnnouncer announcer, TimeProvider clock, ILogger<IndexWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0);
        using var listening = announcer.Listen(_ => wake.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await follower.CatchUp(stoppingToken);
                await wake.WaitAsync(Pause, stoppingToken);
                while (wake.Wait(0, stoppingToken))
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                LogFailure(log, exception);
                await Task.Delay(PauseAfterFailure, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The index could not take in the changes; trying again.")]
    private static partial void LogFailure(ILogger log, Exception exception);
}
