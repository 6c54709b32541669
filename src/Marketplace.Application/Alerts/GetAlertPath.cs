using Marketplace.Application.Common;
using Marketplace.Application.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>Where the page is that an alert of one's own tells of, relative to the language's base.</summary>
[AllowedToSignedIn]
public sealed record GetAlertPath(AlertId Alert) : IQuery<string>;

internal sealed class GetAlertPathHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetAlertPath, string>
{
    public async Task<string> Handle(GetAlertPath query, CancellationToken cancellationToken)
    {
        var alert = await db.AlertsOf(caller.Person).AsNoTracking().Where(a => a.Id == query.Alert).Found(cancellationToken);
        return (await db.ThingsOf([alert], cancellationToken))[alert.Subject].Path;
    }
}
