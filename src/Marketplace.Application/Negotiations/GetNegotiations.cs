using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Negotiations;

/// <summary>The negotiations that the caller may look into: first those where it is their turn, then by due date.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Any, Power.None)]
public sealed record GetNegotiations(NegotiationFilter Filter, int Page) : IQuery<Page<NegotiationRow>>;

public enum NegotiationFilter
{
    All,
    MyTurn,
    Open,
    Agreed,
    Ended,
}

/// <param name="Side">The reader's side; null for a broker and for staff.</param>
public sealed record NegotiationRow(
    NegotiationId Id,
    string Code,
    string ListingCode,
    Bilingual Title,
    Bilingual Supplier,
    Bilingual Recipient,
    Side? Side,
    NegotiationState State,
    Stage Stage,
    Side? Turn,
    DateTime? DueAt,
    int WorkingDaysLeft,
    bool IsDemo)
{
    public bool IsMyTurn => Side is not null && Turn == Side;
}

internal sealed class GetNegotiationsHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : IRequestHandler<GetNegotiations, Page<NegotiationRow>>
{
    private const int Size = 20;

    public async Task<Page<NegotiationRow>> Handle(GetNegotiations query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var own = caller.Organisation;
        var rooms = Filtered(db.OpenTo(caller, VietnamCalendar.DateOf(now)).AsNoTracking(), query.Filter, own);
        var total = await rooms.CountAsync(cancellationToken);
        var rows = await rooms
            .OrderByDescending(n => (n.Turn == Side.Supplier && n.Supplier == own) || (n.Turn == Side.Recipient && n.Recipient == own))
            .ThenBy(n => n.State).ThenBy(n => n.DueAt == null).ThenBy(n => n.DueAt).ThenByDescending(n => n.OpenedAt)
            .Skip((query.Page - 1) * Size).Take(Size)
            .Join(db.Listings, n => n.Listing, l => l.Id, (n, l) => new
            {
                n.Id,
                n.Code,
                n.Supplier,
                n.Recipient,
                n.State,
                n.Turn,
                n.DueAt,
                n.IsDemo,
                Rounds = n.Rounds.Count,
                ListingCode = l.Code,
                l.Revisions.First(r => r.Id == l.PublicRevision).Content,
                SupplierName = db.Organisations.Where(o => o.Id == n.Supplier).Select(o => o.Profile.Name).First(),
                RecipientName = db.Organisations.Where(o => o.Id == n.Recipient).Select(o => o.Profile.Name).First(),
                Deal = db.Deals.Where(d => d.Negotiation == n.Id).OrderByDescending(d => d.AgreedAt).Select(d => (DealStatus?)d.Status).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return new Page<NegotiationRow>(
            rows.ConvertAll(n => new NegotiationRow(
                n.Id, n.Code, n.ListingCode, n.Content.Title, n.SupplierName, n.RecipientName,
                n.Supplier == own ? Side.Supplier : n.Recipient == own ? Side.Recipient : null,
                n.State, Stages.Of(n.Rounds, n.Deal), n.Turn, n.DueAt, n.DueAt is { } due ? lists.Calendar.WorkingDaysLeft(now, due) : 0, n.IsDemo)),
            total, query.Page, Size);
    }

    private static IQueryable<Negotiation> Filtered(IQueryable<Negotiation> rooms, NegotiationFilter filter, OrganisationId own) => filter switch
    {
        NegotiationFilter.MyTurn => rooms.Where(n => (n.Turn == Side.Supplier && n.Supplier == own) || (n.Turn == Side.Recipient && n.Recipient == own)),
        NegotiationFilter.Open => rooms.Where(n => n.State == NegotiationState.Open),
        NegotiationFilter.Agreed => rooms.Where(n => n.State == NegotiationState.Agreed),
        NegotiationFilter.Ended => rooms.Where(n => n.State == NegotiationState.Ended),
        _ => rooms,
    };
}

internal sealed class GetNegotiationsValidator : AbstractValidator<GetNegotiations>
{
    public GetNegotiationsValidator()
    {
        RuleFor(q => q.Filter).IsInEnum();
        RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
    }
}
