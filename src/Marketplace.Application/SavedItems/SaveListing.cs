using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.SavedItems;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.SavedItems;

/// <summary>A member puts a technology into the shared list of their organisation.</summary>
[AllowedTo(Capability.Any, Power.None)]
public sealed record SaveListing(SavedItemId Item, string? Code) : ICommand, ICreates;

internal sealed class SaveListingHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<SaveListing>
{
    protected override async Task Handle(SaveListing command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.AsNoTracking().Where(l => l.Code == command.Code).Found(cancellationToken);
        if (!listing.IsPublic)
        {
            throw new Refused(Problem.NotFound);
        }

        var own = db.SavedItems.AsNoTracking().OwnedBy(caller.Organisation);
        SavedItemRules.ATechnologyIsSavedOnce.Require(!await own.AnyAsync(i => i.Listing == listing.Id, cancellationToken));
        SavedItemRules.AListHoldsSoManyItems.Require(await own.CountAsync(cancellationToken) < SavedItemRules.MostItems, SavedItemRules.MostItems);
        db.SavedItems.Add(new SavedItem(command.Item, caller.Organisation, listing.Id, caller.Person, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }
}
