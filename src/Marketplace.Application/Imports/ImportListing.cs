using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Imports;

/// <summary>Staff take over one offer of a named source for an organisation. It is public only after <see cref="ApproveImported"/>.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record ImportListing(ListingId Listing, RevisionId Revision, OrganisationId Owner, CatalogueRow Row) : ICommand, ICreates;

internal sealed class ImportListingHandler(MarketplaceDb db, TimeProvider clock) : AsyncRequestHandler<ImportListing>
{
    protected override async Task Handle(ImportListing command, CancellationToken cancellationToken)
    {
        var owner = await db.Organisations.AsNoTracking().Where(o => o.Id == command.Owner).Select(o => new { o.IsDemo }).Found(cancellationToken);
        db.Listings.Add(Listing.Import(command.Listing, command.Revision, command.Owner, command.Row.Content(FieldRules.Current), owner.IsDemo, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class ImportListingValidator : AbstractValidator<ImportListing>
{
    public ImportListingValidator(IValidator<CatalogueRow> row) => RuleFor(c => c.Row).SetValidator(row);
}
