using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Works at once after a decision of this process, and after a pause for those of other processes. A failure is logged and tried again.</summary>
/// <param name="pause">Between two looks when nothing wakes it.</param>
internal abstract partial class WakefulWorker(IAnnouncer announcer, TimeProvider clock, ILogger log, TimeSpan pause) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected abstract Task Work(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0);
        using var listening = announcer.Listen(_ => wake.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Work(stoppingToken);
                await wake.WaitAsync(pause, stoppingToken);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The work failed; trying again.")]
    private static partial void LogFailure(ILogger log, Exception exception);
}
