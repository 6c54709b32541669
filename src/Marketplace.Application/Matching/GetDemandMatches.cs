using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>The technologies suggested for a business's own open demand, the best first, each with its reasons.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Recipient, Power.None)]
public sealed record GetDemandMatches(DemandId Demand, MatchShelf Shelf, int Page) : IQuery<SubjectMatches>;

internal sealed class GetDemandMatchesHandler(MarketplaceDb db, ReferenceLists lists, Glossary glossary, Caller caller, TimeProvider clock) : IRequestHandler<GetDemandMatches, SubjectMatches>
{
    private const int Size = 10;

    public async Task<SubjectMatches> Handle(GetDemandMatches query, CancellationToken cancellationToken)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var demand = await db.Demands.AsNoTracking().Live(today).Where(d => d.Organisation == caller.Organisation && d.Id == query.Demand)
            .Select(d => new { d.Code, d.Revisions.First(r => r.Id == d.PublicRevision).Content })
            .Found(cancellationToken);
        var live = db.Live(today).Where(x => x.Match.Demand == query.Demand);
        var decided = await live.Where(x => x.Match.AskerState != MatchState.Open).GroupBy(x => x.Match.AskerState)
            .Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, cancellationToken);
        var all = new MatchCounts(
            await live.NewToAsker().CountAsync(cancellationToken), decided.GetValueOrDefault(MatchState.Accepted),
            await live.FollowedUpByAsker().CountAsync(cancellationToken), decided.GetValueOrDefault(MatchState.Dismissed));
        var state = query.Shelf.State();
        var onShelf = query.Shelf switch
        {
            MatchShelf.New => live.NewToAsker(),
            MatchShelf.InTouch => live.FollowedUpByAsker(),
            _ => live.Where(x => x.Match.AskerState == state),
        };
        var rows = await onShelf
            .OrderByDescending(x => x.Match.PerMille).ThenByDescending(x => x.Match.SuggestedAt).ThenBy(x => x.Match.Id)
            .Skip((query.Page - 1) * Size).Take(Size)
            .Join(db.Organisations, x => x.Listing.Organisation, o => o.Id, (x, o) => new { x.Match, x.Listing, x.IsInvited, x.IsProposed, OrganisationCode = o.Code, o.Profile.Name })
            .SelectMany(x => x.Match.Decisions.Where(d => d.Side == Side.Recipient && d.ReplacedAt == null).DefaultIfEmpty(), (x, d) => new
            {
                x.Match.Id,
                x.Match.Version,
                x.Match.Score,
                x.Match.PerMille,
                x.Match.SuggestedAt,
                x.Listing.Code,
                x.Listing.Revisions.First(r => r.Id == x.Listing.PublicRevision).Content,
                x.OrganisationCode,
                x.Name,
                Decision = d,
                x.IsInvited,
                x.IsProposed,
            })
            .ToListAsync(cancellationToken);
        return new SubjectMatches(
            new MatchedSubject(query.Demand.Value, demand.Code, demand.Content.Title, IsDemand: true, all), caller.Has(Power.Draft), DismissalReason.All(lists, caller.Language),
            new Page<MatchRow>(
                [.. rows.OrderByDescending(r => r.PerMille).ThenByDescending(r => r.SuggestedAt).Select(r => new MatchRow(
                    r.Id, r.Version, r.Code, r.Content.Title, r.Content.Summary, r.OrganisationCode, r.Name, r.Score.Fit(), MatchReason.All(r.Score, lists, new TermNames(glossary, caller.Language, demand.Content, r.Content), caller.Language), state, r.Decision?.At,
                    r.Decision?.Reason is { } reason ? lists.Name(ReferenceListNames.MatchDismissals, reason, caller.Language, r.Decision.At) : null, r.Decision?.Note,
                    r.IsInvited, r.IsProposed, Until: null))],
                all.On(query.Shelf), query.Page, Size));
    }
}

internal sealed class GetDemandMatchesValidator : AbstractValidator<GetDemandMatches>
{
    public GetDemandMatchesValidator()
    {
        RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
        RuleFor(q => q.Shelf).IsInEnum();
    }
}
