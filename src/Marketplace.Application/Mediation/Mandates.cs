using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Mediation;

/// <summary>Who may act on a mandate; for everybody else it does not exist.</summary>
internal static class Mandates
{
    /// <summary>Mandates of the negotiations that an organisation is a party to.</summary>
    public static IQueryable<Mandate> OnNegotiationsOf(this MarketplaceDb db, OrganisationId party)
    {
        var own = db.Negotiations.OfParty(party);
        return db.Mandates.Where(m => own.Any(n => n.Id == m.Negotiation));
    }

    /// <summary>Organisations that may be given one.</summary>
    public static IQueryable<Organisation> Brokers(this IQueryable<Organisation> organisations) =>
        organisations.Public().Where(o => (o.Capabilities & Capability.Broker) != Capability.None);
}
