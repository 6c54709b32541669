using Marketplace.Application.Data;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>One piece of open work that goes to somebody else than the rest.</summary>
public sealed record HandedItem(Guid Work, MembershipId To);

internal static class HandingOver
{
    /// <summary>Everything open that somebody is in charge of goes to a successor, single pieces to others; refused when any would be left without.</summary>
    public static async Task HandOver(
        this MarketplaceDb db, Organisation organisation, MembershipId leaving, MembershipId? successor, IReadOnlyList<HandedItem> others, CancellationToken cancellationToken)
    {
        var from = organisation.Memberships.First(m => m.Id == leaving).Member;
        var own = organisation.Id;
        var to = others.ToDictionary(o => o.Work, o => Able(organisation, leaving, o.To));
        var toUsually = successor is { } id ? Able(organisation, leaving, id) : (MemberId?)null;
        MemberId To(Guid work)
        {
            var next = to.TryGetValue(work, out var chosen) ? chosen : toUsually;
            ChargeRules.OpenWorkIsHandedOverBeforeLeaving.Require(next is not null);
            return next.Value;
        }

        foreach (var listing in await db.ListingsOf(own, from).ToListAsync(cancellationToken))
        {
            listing.PutInCharge(listing.Charge.HandedOver(from, To(listing.Key)));
        }

        foreach (var demand in await db.DemandsOf(own, from).ToListAsync(cancellationToken))
        {
            demand.PutInCharge(demand.Charge.HandedOver(from, To(demand.Key)));
        }

        foreach (var room in await db.NegotiationsOf(own, from).ToListAsync(cancellationToken))
        {
            var side = room.SideOf(own)!.Value;
            room.PutInCharge(side, room.ChargeOf(side).HandedOver(from, To(room.Key)));
        }

        foreach (var deal in await db.DealsOf(own, from).ToListAsync(cancellationToken))
        {
            var side = deal.SideOf(own)!.Value;
            deal.PutInCharge(side, deal.ChargeOf(side).HandedOver(from, To(deal.Key)));
        }
    }

    private static MemberId Able(Organisation organisation, MembershipId leaving, MembershipId successor)
    {
        ChargeRules.ASuccessorIsSomebodyElse.Require(successor != leaving);
        return Charge.To(organisation, successor, deputy: null).Person!.Value;
    }
}
