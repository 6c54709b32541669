using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A supplier shows an image of the technology, after those that are there.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record AttachImage(ListingId Listing, FileId File, ReceivedFile Received) : ICommand;

internal sealed class AttachImageHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AttachImage>
{
    protected override async Task Handle(AttachImage command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OwnedBy(caller.Organisation).Find(command.Listing, cancellationToken);
        var (received, now) = (command.Received, clock.GetUtcNow().UtcDateTime);
        FileRules.AnImageCanBeRead.Require(received is { Width: not null, Height: not null }, received.Name);
        listing.AttachImage(RevisionId.New(), new ListingImage(command.File, received.Width.Value, received.Height.Value, Bilingual.None, Bilingual.None), received.Name, now);
        db.Files.Add(StoredFile.OfListing(command.File, listing.Id, caller.Organisation, caller.Person, received, now));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AttachImageValidator : AbstractValidator<AttachImage>
{
    public AttachImageValidator() => RuleFor(c => c.Received).Received();
}
