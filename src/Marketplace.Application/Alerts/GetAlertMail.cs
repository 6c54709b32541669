using Marketplace.Application.Common;
using Marketplace.Application.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>Whether letters are written to the reader of a letter that has this link. It tells nothing of who that is.</summary>
[AllowedToAnyone]
public sealed record GetAlertMail(LinkId Link, Secret Key) : IQuery<AlertMail>;

/// <param name="IsWritten">At least one watch writes.</param>
public sealed record AlertMail(bool IsWritten);

internal sealed class GetAlertMailHandler(MarketplaceDb db, TimeProvider clock) : IRequestHandler<GetAlertMail, AlertMail>
{
    public async Task<AlertMail> Handle(GetAlertMail query, CancellationToken cancellationToken)
    {
        var link = await db.Links.AsNoTracking().EndingLetters(query.Link, query.Key, clock.GetUtcNow().UtcDateTime, cancellationToken);
        return new AlertMail(await db.WritingTo(link).AnyAsync(cancellationToken));
    }
}
