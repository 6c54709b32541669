using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Confirming;

/// <summary>An organisation is asked to confirm its listings that are due, all in one letter to each reader.</summary>
[AllowedToJobs]
public sealed record RemindToConfirm(OrganisationId Organisation, DateOnly Day) : ICommand;

internal sealed class RemindToConfirmHandler(MarketplaceDb db, ConfirmationMail mail, TimeProvider clock) : AsyncRequestHandler<RemindToConfirm>
{
    /// <summary>In one letter; the others come with the next.</summary>
    private const int Most = 200;

    protected override async Task Handle(RemindToConfirm command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Listings.OwnedBy(command.Organisation).DueForReminder(command.Day).OrderBy(l => l.LastConfirmedAt).Take(Most).ToListAsync(cancellationToken);
        due.ForEach(l => l.Remind(now));
        await mail.Write(command.Organisation, due, "ListingsToConfirm", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
