using Marketplace.Application.Data;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Organisations;

/// <summary>What of an organisation somebody is in charge of, or the deputy, and is not over.</summary>
internal static class ChargedWork
{
    public static IQueryable<Listing> ListingsOf(this MarketplaceDb db, OrganisationId organisation, MemberId person) => db.Listings
        .Where(l => l.Organisation == organisation && (l.Charge.Person == person || l.Charge.Deputy == person) && l.Status != ListingStatus.Withdrawn && l.Status != ListingStatus.Transferred);

    public static IQueryable<Demand> DemandsOf(this MarketplaceDb db, OrganisationId organisation, MemberId person) => db.Demands
        .Where(d => d.Organisation == organisation && (d.Charge.Person == person || d.Charge.Deputy == person) && d.Status != DemandStatus.Withdrawn && d.Status != DemandStatus.Closed);

    public static IQueryable<Negotiation> NegotiationsOf(this MarketplaceDb db, OrganisationId organisation, MemberId person) => db.Negotiations
        .Where(n => n.State != NegotiationState.Ended
            && ((n.Supplier == organisation && (n.SupplierCharge.Person == person || n.SupplierCharge.Deputy == person))
                || (n.Recipient == organisation && (n.RecipientCharge.Person == person || n.RecipientCharge.Deputy == person))));

    public static IQueryable<Deal> DealsOf(this MarketplaceDb db, OrganisationId organisation, MemberId person) => db.Deals
        .Where(d => !DealStatuses.Over.Contains(d.Status)
            && ((d.Supplier == organisation && (d.SupplierCharge.Person == person || d.SupplierCharge.Deputy == person))
                || (d.Recipient == organisation && (d.RecipientCharge.Person == person || d.RecipientCharge.Deputy == person))));
}
