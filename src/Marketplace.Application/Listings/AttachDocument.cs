using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A supplier adds a document to the dossier, for everybody or only under a non-disclosure agreement.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record AttachDocument(ListingId Listing, FileId File, ReceivedFile Received, DisclosureLayer Layer) : ICommand;

internal sealed class AttachDocumentHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AttachDocument>
{
    protected override async Task Handle(AttachDocument command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OwnedBy(caller.Organisation).Find(command.Listing, cancellationToken);
        var (received, now) = (command.Received, clock.GetUtcNow().UtcDateTime);
        FileRules.ADocumentIsPdfOrOffice.Require(!received.Kind.IsImage(), received.Name);
        var title = new Bilingual(FileName.Stem(received.Name));
        listing.AttachDocument(RevisionId.New(), new ListingDocument(command.File, received.Name, received.Kind, received.Length, title, command.Layer, received.TakesMark), now);
        db.Files.Add(StoredFile.OfListing(command.File, listing.Id, caller.Organisation, caller.Person, received, now));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AttachDocumentValidator : AbstractValidator<AttachDocument>
{
    public AttachDocumentValidator()
    {
        RuleFor(c => c.Received).Received();
        RuleFor(c => c.Layer).IsInEnum();
    }
}
