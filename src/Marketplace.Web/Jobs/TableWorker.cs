using Marketplace.Application.Listings.Tables;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Checks and imports organisations' tables.</summary>
internal sealed class TableWorker(TableWork work, IAnnouncer announcer, TimeProvider clock, ILogger<TableWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromSeconds(5))
{
    protected override Task Work(CancellationToken cancellationToken) => work.WorkOff(cancellationToken);
}
