using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>Whose disclosure it is: its asker's, and, once their representative accepted the undertaking, the supplier's to answer. Anybody else's is not found.</summary>
internal static class OwnDisclosures
{
    public static IQueryable<Disclosure> AskedBy(this IQueryable<Disclosure> disclosures, OrganisationId organisation) => disclosures.Where(d => d.Recipient == organisation);

    public static IQueryable<Disclosure> AskedOf(this IQueryable<Disclosure> disclosures, OrganisationId organisation) => disclosures.Where(d => d.Supplier == organisation && d.AcceptedBy != null);

    public static IQueryable<Disclosure> OfParty(this IQueryable<Disclosure> disclosures, OrganisationId organisation) =>
        disclosures.Where(d => (d.Supplier == organisation && d.AcceptedBy != null) || d.Recipient == organisation);

    /// <summary>The undertaking of confidentiality that is accepted on a day.</summary>
    public static IQueryable<Policy> Undertaking(this MarketplaceDb db, DateOnly today) =>
        db.Policies.AsNoTracking().Where(p => p.Kind == PolicyKind.Confidentiality && p.EffectiveFrom <= today).OrderByDescending(p => p.Number);

    /// <exception cref="RuleBroken">another version came into force meanwhile.</exception>
    public static async Task RequireUndertaking(this MarketplaceDb db, PolicyId read, DateOnly today, CancellationToken cancellationToken)
    {
        var inForce = await db.Undertaking(today).Select(p => p.Id).FirstAsync(cancellationToken);
        DisclosureRules.TheUndertakingInForceIsAccepted.Require(read == inForce);
    }

    /// <summary>The caller's organisation with its members.</summary>
    public static Task<Organisation> OwnOrganisation(this MarketplaceDb db, Caller caller, CancellationToken cancellationToken) =>
        db.Organisations.AsNoTracking().SingleAsync(o => o.Id == caller.Organisation, cancellationToken);

    public static Task<Listing> ListingOf(this MarketplaceDb db, Disclosure disclosure, CancellationToken cancellationToken) =>
        db.Listings.AsNoTracking().SingleAsync(l => l.Id == disclosure.Listing, cancellationToken);

    /// <summary>The members of an organisation, by name.</summary>
    public static async Task<IReadOnlyList<PossibleReader>> PossibleReaders(this MarketplaceDb db, OrganisationId organisation, CancellationToken cancellationToken) =>
        await db.Organisations.AsNoTracking().Where(o => o.Id == organisation).SelectMany(o => o.Memberships).Where(m => m.EndedAt == null)
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => new { m.Id, p.Name, m.Role })
            .OrderBy(m => m.Name).Select(m => new PossibleReader(m.Id, m.Name, m.Role)).ToListAsync(cancellationToken);
}
