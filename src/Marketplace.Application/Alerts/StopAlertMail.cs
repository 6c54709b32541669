using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>The reader of a letter wants no more of them, without signing in. What is found is still told on the site.</summary>
/// <param name="AskedAt">A letter's link may be used again after its reader began anew; then it is another wish.</param>
[AllowedToAnyone]
public sealed record StopAlertMail(LinkId Link, Secret Key, DateTime AskedAt) : ICommand;

internal sealed class StopAlertMailHandler(MarketplaceDb db, TimeProvider clock) : AsyncRequestHandler<StopAlertMail>
{
    protected override async Task Handle(StopAlertMail command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var link = await db.Links.EndingLetters(command.Link, command.Key, now, cancellationToken);
        link.Spend(now);
        foreach (var watch in await db.WritingTo(link).ToListAsync(cancellationToken))
        {
            watch.Write(MailRhythm.None, now);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
