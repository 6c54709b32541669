using Marketplace.Application.Ports;
using Marketplace.Application.Search;

namespace Marketplace.Web.Jobs;

/// <summary>Writes down what searches did not find.</summary>
internal sealed class UnfoundTextWorker(UnfoundTexts texts, IAnnouncer announcer, TimeProvider clock, ILogger<UnfoundTextWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromMinutes(1))
{
    protected override Task Work(CancellationToken cancellationToken) => texts.Save(cancellationToken);
}
