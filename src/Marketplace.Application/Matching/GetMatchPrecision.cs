using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>How right suggestions were: what people accepted of those that they decided upon. Decisions that somebody thought better of do not count.</summary>
/// <param name="Side">Null for both sides.</param>
/// <param name="Month">202611; null for all months.</param>
/// <param name="Page">Of the months, the newest first; 1 for the first.</param>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetMatchPrecision(Side? Side, int? Month, int Page) : IQuery<MatchPrecision>;

/// <param name="Open">Suggestions that neither side has answered.</param>
public sealed record MatchPrecision(
    int Open, Precision All, IReadOnlyList<PrecisionOf<Side>> Sides, IReadOnlyList<PrecisionOf<MatchFit>> Fits, IReadOnlyList<PartPrecision> Parts,
    IReadOnlyList<DismissalCount> Reasons, Page<PrecisionOf<int>> Months);

/// <summary>Accepted of decided.</summary>
public sealed record Precision(int Accepted, int Decided)
{
    /// <summary>Of fewer than these a percentage would say more than is known.</summary>
    public const int FewestForPercent = 5;

    public static readonly Precision None = new(0, 0);

    /// <summary>Null when too few decided.</summary>
    public int? Percent => Decided < FewestForPercent ? null : (int)Math.Round(100d * Accepted / Decided);
}

public sealed record PrecisionOf<T>(T What, Precision Precision);

/// <summary>A part that says something tells the accepted from the dismissed: it is accepted more often where it agrees.</summary>
public sealed record PartPrecision(MatchPart Part, Precision Agreed, Precision Disagreed);

public sealed record DismissalCount(string Code, string Name, int Count);

internal sealed class GetMatchPrecisionHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, DemoSwitch demo) : IRequestHandler<GetMatchPrecision, MatchPrecision>
{
    private const int MonthsOnPage = 12;

    public async Task<MatchPrecision> Handle(GetMatchPrecision query, CancellationToken cancellationToken)
    {
        var matches = db.Matches.AsNoTracking().Where(m => demo.IsShown || !m.IsDemo);
        var ofSide = matches.SelectMany(m => m.Decisions).Where(d => d.ReplacedAt == null && (query.Side == null || d.Side == query.Side));
        var decisions = ofSide.Where(d => query.Month == null || d.Month == query.Month);

        // Sides, fits and sets of parts are few; what is counted comes in one row for each that occurs.
        var counted = await decisions.GroupBy(d => new { d.Side, d.Fit, d.Agreed, d.Disagreed, d.IsAccepted }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        Precision Of(Func<Side, MatchFit, MatchParts, MatchParts, bool> some)
        {
            var those = counted.FindAll(c => some(c.Key.Side, c.Key.Fit, c.Key.Agreed, c.Key.Disagreed));
            return new Precision(those.Where(c => c.Key.IsAccepted).Sum(c => c.Count), those.Sum(c => c.Count));
        }

        var reasons = await decisions.Where(d => d.Reason != null).GroupBy(d => d.Reason!).Select(g => new { Code = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var byMonth = ofSide.GroupBy(d => d.Month).Select(g => new { Month = g.Key, Decided = g.Count(), Accepted = g.Sum(d => d.IsAccepted ? 1 : 0) });
        var months = await byMonth.OrderByDescending(m => m.Month).Skip((query.Page - 1) * MonthsOnPage).Take(MonthsOnPage).ToListAsync(cancellationToken);
        return new MatchPrecision(
            await matches.CountAsync(m => m.IsCurrent && m.SupplierState == MatchState.Open && m.AskerState == MatchState.Open, cancellationToken),
            Of((_, _, _, _) => true),
            [.. Enum.GetValues<Side>().Select(side => new PrecisionOf<Side>(side, Of((s, _, _, _) => s == side)))],
            [.. Enum.GetValues<MatchFit>().Reverse().Select(fit => new PrecisionOf<MatchFit>(fit, Of((_, f, _, _) => f == fit)))],
            [.. Enum.GetValues<MatchPart>().Select(part => new PartPrecision(part, Of((_, _, agreed, _) => agreed.HasFlag(part.AsSet())), Of((_, _, _, disagreed) => disagreed.HasFlag(part.AsSet()))))],
            [.. reasons.OrderByDescending(r => r.Count).ThenBy(r => r.Code, StringComparer.Ordinal).Select(r => new DismissalCount(r.Code, lists.Name(ReferenceListNames.MatchDismissals, r.Code, caller.Language), r.Count))],
            new Page<PrecisionOf<int>>([.. months.Select(m => new PrecisionOf<int>(m.Month, new Precision(m.Accepted, m.Decided)))], await byMonth.CountAsync(cancellationToken), query.Page, MonthsOnPage));
    }
}

internal sealed class GetMatchPrecisionValidator : AbstractValidator<GetMatchPrecision>
{
    public GetMatchPrecisionValidator()
    {
        RuleFor(q => q.Page).InclusiveBetween(1, 1_000);
        RuleFor(q => q.Side).IsInEnum();
    }
}
