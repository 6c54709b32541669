using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>A supplier's public listings with how many demands are suggested for each, those with most new ones first.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Supplier, Power.None)]
public sealed record GetMatchedListings(int Page) : IQuery<Page<MatchedSubject>>;

internal sealed class GetMatchedListingsHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetMatchedListings, Page<MatchedSubject>>
{
    private const int Size = 20;

    public async Task<Page<MatchedSubject>> Handle(GetMatchedListings query, CancellationToken cancellationToken)
    {
        var live = db.Live(VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime)).Where(x => x.Match.Supplier == caller.Organisation);
        var (fresh, followedUp) = (live.NewToSupplier(), live.FollowedUpBySupplier());
        var own = db.Listings.AsNoTracking().Live().Where(l => l.Organisation == caller.Organisation);
        var rows = await own
            .Select(l => new
            {
                l.Id,
                l.Code,
                l.PublishedAt,
                l.Revisions.First(r => r.Id == l.PublicRevision).Content,
                New = fresh.Count(x => x.Match.Listing == l.Id),
                InTouch = followedUp.Count(x => x.Match.Listing == l.Id),
                Accepted = live.Count(x => x.Match.Listing == l.Id && x.Match.SupplierState == MatchState.Accepted),
                Dismissed = live.Count(x => x.Match.Listing == l.Id && x.Match.SupplierState == MatchState.Dismissed),
            })
            .OrderByDescending(l => l.New).ThenByDescending(l => l.PublishedAt).ThenBy(l => l.Code)
            .Skip((query.Page - 1) * Size).Take(Size)
            .ToListAsync(cancellationToken);
        return new Page<MatchedSubject>(
            rows.ConvertAll(l => new MatchedSubject(l.Id.Value, l.Code, l.Content.Title, IsDemand: false, new MatchCounts(l.New, l.Accepted, l.InTouch, l.Dismissed))),
            await own.CountAsync(cancellationToken), query.Page, Size);
    }
}

internal sealed class GetMatchedListingsValidator : AbstractValidator<GetMatchedListings>
{
    public GetMatchedListingsValidator() => RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
}
