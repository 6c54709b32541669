using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Preparing;

/// <summary>Nhập hộ: staff begin a draft for an organisation, which alone submits it.</summary>
/// <param name="For">Code of the organisation.</param>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record PrepareListing(ListingId Listing, string For, ListingForm Form) : ICommand, ICreates;

internal sealed class PrepareListingHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<PrepareListing>
{
    protected override async Task Handle(PrepareListing command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Code == command.For).Found(cancellationToken);
        db.Listings.Add(Listing.Prepare(
            command.Listing, RevisionId.New(), organisation, command.Form.Content(), caller.IsDemo || organisation.IsDemo, caller.Person, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class PrepareListingValidator : AbstractValidator<PrepareListing>
{
    public PrepareListingValidator(IValidator<ListingForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
