using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>A business's open demands with how many technologies are suggested for each, those with most new ones first.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Recipient, Power.None)]
public sealed record GetMatchedDemands(int Page) : IQuery<Page<MatchedSubject>>;

internal sealed class GetMatchedDemandsHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetMatchedDemands, Page<MatchedSubject>>
{
    private const int Size = 20;

    public async Task<Page<MatchedSubject>> Handle(GetMatchedDemands query, CancellationToken cancellationToken)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var live = db.Live(today).Where(x => x.Match.Asker == caller.Organisation);
        var (fresh, followedUp) = (live.NewToAsker(), live.FollowedUpByAsker());
        var own = db.Demands.AsNoTracking().Live(today).Where(d => d.Organisation == caller.Organisation);
        var rows = await own
            .Select(d => new
            {
                d.Id,
                d.Code,
                d.OpenedAt,
                d.Revisions.First(r => r.Id == d.PublicRevision).Content,
                New = fresh.Count(x => x.Match.Demand == d.Id),
                InTouch = followedUp.Count(x => x.Match.Demand == d.Id),
                Accepted = live.Count(x => x.Match.Demand == d.Id && x.Match.AskerState == MatchState.Accepted),
                Dismissed = live.Count(x => x.Match.Demand == d.Id && x.Match.AskerState == MatchState.Dismissed),
            })
            .OrderByDescending(d => d.New).ThenByDescending(d => d.OpenedAt).ThenBy(d => d.Code)
            .Skip((query.Page - 1) * Size).Take(Size)
            .ToListAsync(cancellationToken);
        return new Page<MatchedSubject>(
            rows.ConvertAll(d => new MatchedSubject(d.Id.Value, d.Code, d.Content.Title, IsDemand: true, new MatchCounts(d.New, d.Accepted, d.InTouch, d.Dismissed))),
            await own.CountAsync(cancellationToken), query.Page, Size);
    }
}

internal sealed class GetMatchedDemandsValidator : AbstractValidator<GetMatchedDemands>
{
    public GetMatchedDemandsValidator() => RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
}
