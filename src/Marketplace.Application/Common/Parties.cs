using Marketplace.Application.Data;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Common;

/// <summary>Whose negotiation or deal it is: anybody else's is not found.</summary>
internal static class Parties
{
    public static IQueryable<Negotiation> OfParty(this IQueryable<Negotiation> negotiations, OrganisationId organisation) =>
        negotiations.Where(n => n.Supplier == organisation || n.Recipient == organisation);

    public static IQueryable<Deal> OfParty(this IQueryable<Deal> deals, OrganisationId organisation) =>
        deals.Where(d => d.Supplier == organisation || d.Recipient == organisation);

    /// <summary>The mandates that open a negotiation to a broker on a day.</summary>
    public static IQueryable<Mandate> OpenTo(this IQueryable<Mandate> mandates, OrganisationId broker, DateOnly today) =>
        mandates.Where(m => m.Broker == broker && m.Status == MandateStatus.Active && m.StartsOn <= today && m.EndsOn >= today);

    /// <summary>The negotiations that the caller may look into: a party's own, a broker's by mandate, all for staff.</summary>
    public static IQueryable<Negotiation> OpenTo(this MarketplaceDb db, Caller caller, DateOnly today)
    {
        var organisation = caller.Organisation;
        var mandated = db.Mandates.OpenTo(organisation, today);
        return caller.IsStaff
            ? db.Negotiations
            : db.Negotiations.Where(n => n.Supplier == organisation || n.Recipient == organisation || mandated.Any(m => m.Negotiation == n.Id));
    }
}
