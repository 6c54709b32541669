using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Confirming;

/// <summary>The listings that an organisation has not confirmed in time are hidden, and it is told how to bring them back.</summary>
[AllowedToJobs]
public sealed record HideUnconfirmed(OrganisationId Organisation, DateOnly Day) : ICommand;

internal sealed class HideUnconfirmedHandler(MarketplaceDb db, ConfirmationMail mail, TimeProvider clock) : AsyncRequestHandler<HideUnconfirmed>
{
    /// <summary>In one transaction and letter; the others follow on the next day.</summary>
    private const int Most = 200;

    protected override async Task Handle(HideUnconfirmed command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var over = await db.Listings.OwnedBy(command.Organisation).DueForHiding(db, command.Day).OrderBy(l => l.LastConfirmedAt).Take(Most).ToListAsync(cancellationToken);
        over.ForEach(l => l.Expire(isInUse: false, now));
        await mail.Write(command.Organisation, over, "ListingsHidden", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
