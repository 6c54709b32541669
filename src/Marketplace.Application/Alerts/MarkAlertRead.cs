using Marketplace.Application.Common;
using Marketplace.Application.Data;
using MediatR;

namespace Marketplace.Application.Alerts;

/// <summary>Somebody has read an alert of their own.</summary>
[AllowedToSignedIn]
public sealed record MarkAlertRead(AlertId Alert) : ICommand;

internal sealed class MarkAlertReadHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<MarkAlertRead>
{
    protected override async Task Handle(MarkAlertRead command, CancellationToken cancellationToken)
    {
        var alert = await db.AlertsOf(caller.Person).Where(a => a.Id == command.Alert).Found(cancellationToken);
        alert.Read(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
