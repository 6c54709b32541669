using Marketplace.Application.Ports;
using Marketplace.Application.Notifications;

namespace Marketplace.Web.Jobs;

/// <summary>Works off the outbox: at once after a decision of this process, and every few seconds for those of others.</summary>
internal sealed partial class OutboxWorker(IServiceScopeFactory scopes, IAnnouncer announcer, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0);
        using var listening = announcer.Listen(_ => wake.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<MailLane>().WorkOff(stoppingToken);
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
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be worked off; trying again.")]
    private static partial void LogFailure(ILogger log, Exception exception);
}
