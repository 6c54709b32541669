using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>What a member who leaves is in charge of, and who could take it over.</summary>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record GetHandover(MembershipId Membership) : IQuery<Handover>
{
    /// <summary>Listed by themselves; more go to the successor without being named.</summary>
    public const int Most = 100;
}

/// <param name="Counts">How much is open, by kind; kinds without any are left out.</param>
/// <param name="Items">The first of them.</param>
public sealed record Handover(
    OrganisationId Organisation, Version Version, string Name, Role Role, bool IsMe, IReadOnlyDictionary<Charged, int> Counts, IReadOnlyList<WorkToHandOver> Items, IReadOnlyList<Successor> Successors)
{
    public int Open => Counts.Values.Sum();
}

public sealed record WorkToHandOver(Charged Kind, Guid Id, string Code, Bilingual Title, bool IsDeputy);

/// <summary>Somebody who could be in charge.</summary>
public sealed record Successor(MembershipId Membership, string Name, Role Role);

internal sealed class GetHandoverHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetHandover, Handover>
{
    public async Task<Handover> Handle(GetHandover query, CancellationToken cancellationToken)
    {
        var own = caller.Organisation;
        var organisation = await db.Organisations.AsNoTracking().OwnOf(caller).Select(o => new { o.Id, o.Version }).SingleAsync(cancellationToken);
        var leaving = await db.Organisations.AsNoTracking().OwnOf(caller).SelectMany(o => o.Memberships).Where(m => m.Id == query.Membership && m.EndedAt == null)
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => new { p.Id, p.Name, m.Role }).Found(cancellationToken);
        var person = leaving.Id;
        var listings = await db.ListingsOf(own, person).AsNoTracking().OrderBy(l => l.Code).Take(GetHandover.Most)
            .Select(l => new { l.Id, l.Code, l.Revisions.OrderByDescending(r => r.Number).First().Content, IsDeputy = l.Charge.Person != person }).ToListAsync(cancellationToken);
        var demands = await db.DemandsOf(own, person).AsNoTracking().OrderBy(d => d.Code).Take(GetHandover.Most)
            .Select(d => new { d.Id, d.Code, d.Revisions.OrderByDescending(r => r.Number).First().Content, IsDeputy = d.Charge.Person != person }).ToListAsync(cancellationToken);
        var rooms = await db.NegotiationsOf(own, person).AsNoTracking().OrderBy(n => n.Code).Take(GetHandover.Most)
            .Join(db.Listings, n => n.Listing, l => l.Id, (n, l) => new { n.Id, n.Code, l.Revisions.First(r => r.Id == l.PublicRevision).Content, IsDeputy = (n.Supplier == own ? n.SupplierCharge.Person : n.RecipientCharge.Person) != person })
            .ToListAsync(cancellationToken);
        var deals = await db.DealsOf(own, person).AsNoTracking().OrderBy(d => d.Code).Take(GetHandover.Most)
            .Join(db.Listings, d => d.Listing, l => l.Id, (d, l) => new { d.Id, d.Code, l.Revisions.First(r => r.Id == d.Revision).Content, IsDeputy = (d.Supplier == own ? d.SupplierCharge.Person : d.RecipientCharge.Person) != person })
            .ToListAsync(cancellationToken);
        WorkToHandOver[] items =
        [
            .. deals.Select(d => new WorkToHandOver(Charged.Deal, d.Id.Value, d.Code, d.Content.Title, d.IsDeputy)),
            .. rooms.Select(n => new WorkToHandOver(Charged.Negotiation, n.Id.Value, n.Code, n.Content.Title, n.IsDeputy)),
            .. demands.Select(d => new WorkToHandOver(Charged.Demand, d.Id.Value, d.Code, d.Content.Title, d.IsDeputy)),
            .. listings.Select(l => new WorkToHandOver(Charged.Listing, l.Id.Value, l.Code, l.Content.Title, l.IsDeputy)),
        ];
        var counts = new Dictionary<Charged, int>
        {
            [Charged.Deal] = await db.DealsOf(own, person).CountAsync(cancellationToken),
            [Charged.Negotiation] = await db.NegotiationsOf(own, person).CountAsync(cancellationToken),
            [Charged.Demand] = await db.DemandsOf(own, person).CountAsync(cancellationToken),
            [Charged.Listing] = await db.ListingsOf(own, person).CountAsync(cancellationToken),
        };
        return new Handover(
            organisation.Id, organisation.Version, leaving.Name, leaving.Role, person == caller.Person, counts.Where(c => c.Value > 0).ToDictionary(), items.Take(GetHandover.Most).ToArray(),
            await db.Successors(caller, query.Membership, cancellationToken));
    }
}
