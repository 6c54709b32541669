using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Any of the things that somebody can be in charge of.</summary>
public readonly record struct ChargedId(Guid Value) : Domain.Common.ITypedId;

/// <summary>
/// Somebody of the organisation looks after one of its things from now on, and perhaps somebody in their place. Said by who manages the
/// organisation or looks after it now; what nobody looks after, anybody who may act can take.
/// </summary>
[AllowedTo(Capability.Any, Power.Draft)]
public sealed record PutInCharge(ChargedId Work, Version Seen, Charged Kind, MembershipId? Person, MembershipId? Deputy) : ICommand;

internal sealed class PutInChargeHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<PutInCharge>
{
    protected override async Task Handle(PutInCharge command, CancellationToken cancellationToken)
    {
        var (own, id) = (caller.Organisation, command.Work.Value);
        var organisation = await db.Organisations.AsNoTracking().OwnOf(caller).SingleAsync(cancellationToken);
        Charge New(Charge old)
        {
            ChargeRules.ChargeIsGivenByWhoHasItOrManages.Require(caller.Has(Power.Manage) || old.Person is null || old.Person == caller.Person || !IsHere(organisation, old));
            return Charge.To(organisation, command.Person!.Value, command.Deputy);
        }

        switch (command.Kind)
        {
            case Charged.Listing:
                var listing = await db.Listings.Where(l => l.Organisation == own).Find(new Domain.Listings.ListingId(id), command.Seen, cancellationToken);
                listing.PutInCharge(New(listing.Charge));
                break;
            case Charged.Demand:
                var demand = await db.Demands.Where(d => d.Organisation == own).Find(new Domain.Demands.DemandId(id), command.Seen, cancellationToken);
                demand.PutInCharge(New(demand.Charge));
                break;
            case Charged.Negotiation:
                var room = await db.Negotiations.OfParty(own).Find(new Domain.Negotiations.NegotiationId(id), command.Seen, cancellationToken);
                room.PutInCharge(room.SideOf(own)!.Value, New(room.ChargeOf(room.SideOf(own)!.Value)));
                break;
            default:
                var deal = await db.Deals.OfParty(own).Find(new Domain.Deals.DealId(id), command.Seen, cancellationToken);
                deal.PutInCharge(deal.SideOf(own)!.Value, New(deal.ChargeOf(deal.SideOf(own)!.Value)));
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Who was in charge still belongs to the organisation.</summary>
    private static bool IsHere(Organisation organisation, Charge charge) => organisation.Memberships.Any(m => m.Member == charge.Person && m.EndedAt is null);
}

internal sealed class PutInChargeValidator : AbstractValidator<PutInCharge>
{
    public PutInChargeValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Person).NotNull();
    }
}
