using Marketplace.Application.Listings.Confirming;
using Marketplace.Application.Ports;

namespace Marketplace.Web.Jobs;

/// <summary>Reminds of listings that nobody confirmed lately, and hides those overdue, when Hanoi's day turns.</summary>
internal sealed class ListingWorker(ListingDeadlines deadlines, IAnnouncer announcer, TimeProvider clock, ILogger<ListingWorker> log)
    : WakefulWorker(announcer, clock, log, TimeSpan.FromMinutes(1))
{
    protected override Task Work(CancellationToken cancellationToken) => deadlines.Keep(cancellationToken);
}
