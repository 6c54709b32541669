using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Confirming;

/// <summary>A supplier says of several listings that they still hold: all of them, or none when one was changed meanwhile.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record ConfirmListings(OrganisationId Organisation, IReadOnlyList<SeenListing> Listings) : ICommand;

/// <summary>A listing as the sender saw it.</summary>
public sealed record SeenListing(ListingId Id, Version Seen);

internal sealed class ConfirmListingsHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<ConfirmListings>
{
    protected override async Task Handle(ConfirmListings command, CancellationToken cancellationToken)
    {
        var (ids, now) = (command.Listings.Select(l => l.Id).ToArray(), clock.GetUtcNow().UtcDateTime);
        var listings = await db.Listings.OwnedBy(caller.Organisation).Where(l => ids.Contains(l.Id)).ToListAsync(cancellationToken);
        if (command.Organisation != caller.Organisation || listings.Count < ids.Length)
        {
            throw new Refused(Problem.NotFound);
        }

        foreach (var listing in listings)
        {
            if (command.Listings.First(l => l.Id == listing.Id).Seen != listing.Version)
            {
                throw new Refused(Problem.ChangedMeanwhile);
            }

            listing.Confirm(now);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class ConfirmListingsValidator : AbstractValidator<ConfirmListings>
{
    private const int Most = 100;

    public ConfirmListingsValidator()
    {
        RuleFor(c => c.Listings).NotEmpty().WithErrorCode(nameof(ListingRules.SomeListingsAreChosen));
        RuleFor(c => c.Listings).AtMost(Most);
        RuleFor(c => c.Listings).Must(chosen => chosen.DistinctBy(l => l.Id).Count() == chosen.Count).WithErrorCode(nameof(ListingRules.SomeListingsAreChosen));
    }
}
