using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using MediatR;

namespace Marketplace.Application.Alerts;

/// <summary>Somebody resumes a watch of their own; what was published meanwhile stays untold.</summary>
[AllowedToSignedIn]
public sealed record ResumeWatch(WatchId Watch, Version Seen) : ICommand;

internal sealed class ResumeWatchHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<ResumeWatch>
{
    protected override async Task Handle(ResumeWatch command, CancellationToken cancellationToken)
    {
        var watch = await db.Watches.OwnedBy(caller.Person).Find(command.Watch, command.Seen, cancellationToken);
        watch.Resume(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
