using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>Somebody has read all their alerts up to the newest one that they saw.</summary>
[AllowedToSignedIn]
public sealed record MarkAlertsRead(MemberId Person, DateTime UpTo) : ICommand;

internal sealed class MarkAlertsReadHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<MarkAlertsRead>
{
    /// <summary>In one transaction; older ones nobody will come back to are read the next time.</summary>
    private const int Most = 2_000;

    protected override async Task Handle(MarkAlertsRead command, CancellationToken cancellationToken)
    {
        if (command.Person != caller.Person)
        {
            throw new Refused(Problem.NotFound);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var unread = await db.Alerts.Where(a => a.Person == caller.Person && a.ReadAt == null && a.FoundAt <= command.UpTo)
            .OrderByDescending(a => a.FoundAt).Take(Most).ToListAsync(cancellationToken);
        unread.ForEach(a => a.Read(now));
        await db.SaveChangesAsync(cancellationToken);
    }
}
