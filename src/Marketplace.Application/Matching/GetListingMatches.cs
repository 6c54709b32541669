using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>The demands suggested for a supplier's own public listing, the best first, each with its reasons.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Supplier, Power.None)]
public sealed record GetListingMatches(ListingId Listing, MatchShelf Shelf, int Page) : IQuery<SubjectMatches>;

internal sealed class GetListingMatchesHandler(MarketplaceDb db, ReferenceLists lists, Glossary glossary, Caller caller, TimeProvider clock) : IRequestHandler<GetListingMatches, SubjectMatches>
{
    private const int Size = 10;

    public async Task<SubjectMatches> Handle(GetListingMatches query, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.AsNoTracking().Live().Where(l => l.Organisation == caller.Organisation && l.Id == query.Listing)
            .Select(l => new { l.Code, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
            .Found(cancellationToken);
        var live = db.Live(VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime)).Where(x => x.Match.Listing == query.Listing);
        var decided = await live.Where(x => x.Match.SupplierState != MatchState.Open).GroupBy(x => x.Match.SupplierState)
            .Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, cancellationToken);
        var all = new MatchCounts(
            await live.NewToSupplier().CountAsync(cancellationToken), decided.GetValueOrDefault(MatchState.Accepted),
            await live.FollowedUpBySupplier().CountAsync(cancellationToken), decided.GetValueOrDefault(MatchState.Dismissed));
        var state = query.Shelf.State();
        var onShelf = query.Shelf switch
        {
            MatchShelf.New => live.NewToSupplier(),
            MatchShelf.InTouch => live.FollowedUpBySupplier(),
            _ => live.Where(x => x.Match.SupplierState == state),
        };
        var rows = await onShelf
            .OrderByDescending(x => x.Match.PerMille).ThenByDescending(x => x.Match.SuggestedAt).ThenBy(x => x.Match.Id)
            .Skip((query.Page - 1) * Size).Take(Size)
            .Join(db.Organisations, x => x.Demand.Organisation, o => o.Id, (x, o) => new { x.Match, x.Demand, x.IsProposed, OrganisationCode = o.Code, o.Profile.Name })
            .SelectMany(x => x.Match.Decisions.Where(d => d.Side == Side.Supplier && d.ReplacedAt == null).DefaultIfEmpty(), (x, d) => new
            {
                x.Match.Id,
                x.Match.Version,
                x.Match.Score,
                x.Match.PerMille,
                x.Match.SuggestedAt,
                x.Match.InvitedAt,
                x.Demand.Code,
                x.Demand.ProposalsUntil,
                x.Demand.Revisions.First(r => r.Id == x.Demand.PublicRevision).Content,
                x.OrganisationCode,
                x.Name,
                Decision = d,
                x.IsProposed,
            })
            .ToListAsync(cancellationToken);
        return new SubjectMatches(
            new MatchedSubject(query.Listing.Value, listing.Code, listing.Content.Title, IsDemand: false, all), caller.Has(Power.Draft), DismissalReason.All(lists, caller.Language),
            new Page<MatchRow>(
                [.. rows.OrderByDescending(r => r.PerMille).ThenByDescending(r => r.SuggestedAt).Select(r => new MatchRow(
                    r.Id, r.Version, r.Code, r.Content.Title, r.Content.Problem, r.Content.IsAnonymous ? null : r.OrganisationCode, r.Content.IsAnonymous ? Bilingual.None : r.Name,
                    r.Score.Fit(), MatchReason.All(r.Score, lists, new TermNames(glossary, caller.Language, r.Content, listing.Content), caller.Language), state, r.Decision?.At,
                    r.Decision?.Reason is { } reason ? lists.Name(ReferenceListNames.MatchDismissals, reason, caller.Language, r.Decision.At) : null, r.Decision?.Note,
                    r.InvitedAt is not null, r.IsProposed, r.ProposalsUntil))],
                all.On(query.Shelf), query.Page, Size));
    }
}

internal sealed class GetListingMatchesValidator : AbstractValidator<GetListingMatches>
{
    public GetListingMatchesValidator()
    {
        RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
        RuleFor(q => q.Shelf).IsInEnum();
    }
}
