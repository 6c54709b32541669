using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Confirming;

/// <summary>The reader of a reminder confirms the listings that it names, without signing in. It does nothing else, and works once.</summary>
[AllowedToAnyone]
public sealed record ConfirmListingsByLetter(LinkId Link, Secret Key) : ICommand;

internal sealed class ConfirmListingsByLetterHandler(MarketplaceDb db, TimeProvider clock) : AsyncRequestHandler<ConfirmListingsByLetter>
{
    protected override async Task Handle(ConfirmListingsByLetter command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var link = await db.Links.Use(command.Link, LinkPurpose.ConfirmListings, command.Key, now, cancellationToken);
        MemberRules.ALinkIsFreshAndUsedOnce.Require(await db.IsStillRead(link, cancellationToken));
        var ids = link.Listings!;
        foreach (var listing in await db.Listings.OwnedBy(link.Organisation!.Value).Where(l => ids.Contains(l.Id)).ToListAsync(cancellationToken))
        {
            if (listing.IsConfirmable)
            {
                listing.Confirm(now);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
