using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Imports;

/// <summary>The source's text changed: staff take it over as a new revision.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record ReImportListing(ListingId Listing, Version Seen, RevisionId Revision, CatalogueRow Row) : ICommand;

internal sealed class ReImportListingHandler(MarketplaceDb db, TimeProvider clock) : AsyncRequestHandler<ReImportListing>
{
    protected override async Task Handle(ReImportListing command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(command.Listing, command.Seen, cancellationToken);
        listing.ReImport(command.Revision, command.Row.Content(FieldRules.Current), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class ReImportListingValidator : AbstractValidator<ReImportListing>
{
    public ReImportListingValidator(IValidator<CatalogueRow> row) => RuleFor(c => c.Row).SetValidator(row);
}
