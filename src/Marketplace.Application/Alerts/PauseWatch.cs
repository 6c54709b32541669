using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using MediatR;

namespace Marketplace.Application.Alerts;

/// <summary>Somebody pauses a watch of their own: it finds nothing until it is resumed.</summary>
[AllowedToSignedIn]
public sealed record PauseWatch(WatchId Watch, Version Seen) : ICommand;

internal sealed class PauseWatchHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<PauseWatch>
{
    protected override async Task Handle(PauseWatch command, CancellationToken cancellationToken)
    {
        var watch = await db.Watches.OwnedBy(caller.Person).Find(command.Watch, command.Seen, cancellationToken);
        watch.Pause(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
