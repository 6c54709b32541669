using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using MediatR;

namespace Marketplace.Application.Alerts;

/// <summary>Somebody removes a watch of their own. What it found stays among their alerts.</summary>
[AllowedToSignedIn]
public sealed record RemoveWatch(WatchId Watch, Version Seen) : ICommand;

internal sealed class RemoveWatchHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<RemoveWatch>
{
    protected override async Task Handle(RemoveWatch command, CancellationToken cancellationToken)
    {
        db.Watches.Remove(await db.Watches.OwnedBy(caller.Person).Find(command.Watch, command.Seen, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
