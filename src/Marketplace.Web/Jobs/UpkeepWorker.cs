using Marketplace.Application.Data;
using Marketplace.Application.Files;

namespace Marketplace.Web.Jobs;

/// <summary>What a house needs at its opening and then once an hour. One chore that fails is logged, and keeps no other from its turn.</summary>
internal sealed partial class UpkeepWorker(RefreshStatistics statistics, ForgetOldChanges changes, ClearUnusedFiles files, TimeProvider clock, ILogger<UpkeepWorker> log) : BackgroundService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(Hour, clock);
        do
        {
            foreach (var chore in new[] { statistics.Refresh, changes.Forget, (Func<CancellationToken, Task>)files.Clear })
            {
                await Do(chore, stoppingToken);
            }
        }
        while (await hours.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Do(Func<CancellationToken, Task> chore, CancellationToken stoppingToken)
    {
        try
        {
            await chore(stoppingToken);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            LogFailure(log, exception, chore.Target?.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Chore} failed; it is tried again in an hour.")]
    private static partial void LogFailure(ILogger log, Exception exception, string? chore);
}
