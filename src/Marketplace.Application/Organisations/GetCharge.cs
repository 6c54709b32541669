using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Who looks after one of one's own organisation's things, and who could.</summary>
[AllowedTo(Capability.Any, Power.None)]
public sealed record GetCharge(Charged Kind, Guid Id) : IQuery<ChargeOfWork>;

/// <param name="Person">Null while nobody is in charge, or who was has left.</param>
/// <param name="MayGive">The reader may put somebody in charge.</param>
public sealed record ChargeOfWork(
    Charged Kind, Guid Id, Version Version, string Code, Bilingual Title, Successor? Person, Successor? Deputy, bool MayGive, IReadOnlyList<Successor> Colleagues);

internal sealed class GetChargeHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetCharge, ChargeOfWork>
{
    public async Task<ChargeOfWork> Handle(GetCharge query, CancellationToken cancellationToken)
    {
        var found = await Of(query).Found(cancellationToken);
        var (first, second) = (found.Charge.Person, found.Charge.Deputy);
        var named = await db.Organisations.AsNoTracking().OwnOf(caller).SelectMany(o => o.Memberships)
            .Where(m => m.EndedAt == null && (m.Member == first || m.Member == second))
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => new { p.Id, Colleague = new Successor(m.Id, p.Name, m.Role) }).ToListAsync(cancellationToken);
        var person = named.Find(p => p.Id == found.Charge.Person)?.Colleague;
        var mayGive = caller.Has(Power.Draft) && (caller.Has(Power.Manage) || person is null || found.Charge.Person == caller.Person);
        return new ChargeOfWork(
            query.Kind, query.Id, found.Version, found.Code, found.Title, person, named.Find(p => p.Id == found.Charge.Deputy)?.Colleague, mayGive,
            mayGive ? await db.Successors(caller, besides: null, cancellationToken) : []);
    }

    private IQueryable<Row> Of(GetCharge query)
    {
        var own = caller.Organisation;
        var (listing, demand) = (new Domain.Listings.ListingId(query.Id), new Domain.Demands.DemandId(query.Id));
        var (room, deal) = (new Domain.Negotiations.NegotiationId(query.Id), new Domain.Deals.DealId(query.Id));
        return query.Kind switch
        {
            Charged.Listing => db.Listings.AsNoTracking().Where(l => l.Id == listing && l.Organisation == own)
                .Select(l => new Row { Version = l.Version, Code = l.Code, SupplierCharge = l.Charge, IsSupplier = true, ListingContent = l.Revisions.OrderByDescending(r => r.Number).First().Content }),
            Charged.Demand => db.Demands.AsNoTracking().Where(d => d.Id == demand && d.Organisation == own)
                .Select(d => new Row { Version = d.Version, Code = d.Code, SupplierCharge = d.Charge, IsSupplier = true, DemandContent = d.Revisions.OrderByDescending(r => r.Number).First().Content }),
            Charged.Negotiation => db.Negotiations.AsNoTracking().OfParty(own).Where(n => n.Id == room)
                .Join(db.Listings, n => n.Listing, l => l.Id, (n, l) => new Row { Version = n.Version, Code = n.Code, SupplierCharge = n.SupplierCharge, RecipientCharge = n.RecipientCharge, IsSupplier = n.Supplier == own, ListingContent = l.Revisions.First(r => r.Id == l.PublicRevision).Content }),
            _ => db.Deals.AsNoTracking().OfParty(own).Where(d => d.Id == deal)
                .Join(db.Listings, d => d.Listing, l => l.Id, (d, l) => new Row { Version = d.Version, Code = d.Code, SupplierCharge = d.SupplierCharge, RecipientCharge = d.RecipientCharge, IsSupplier = d.Supplier == own, ListingContent = l.Revisions.First(r => r.Id == d.Revision).Content }),
        };
    }

    private sealed class Row
    {
        public required Version Version { get; init; }

        public required string Code { get; init; }

        public required Charge SupplierCharge { get; init; }

        public Charge? RecipientCharge { get; init; }

        public required bool IsSupplier { get; init; }

        public Domain.Listings.ListingContent? ListingContent { get; init; }

        public Domain.Demands.DemandContent? DemandContent { get; init; }

        public Charge Charge => IsSupplier ? SupplierCharge : RecipientCharge!;

        public Bilingual Title => ListingContent?.Title ?? DemandContent?.Title ?? Bilingual.None;
    }
}
