using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;

namespace Marketplace.Domain.Matching;

/// <summary>How near two texts are.</summary>
/// <param name="Words">Their score by words as a share of the ideal one, in [0, 1].</param>
/// <param name="Meaning">Nearness in meaning, in [0, 1]; null where it is not known.</param>
/// <param name="CommonTerms">What both speak of; the same concept in two languages counts.</param>
public sealed record TextKinship(double Words, double? Meaning, IReadOnlyList<CommonTerm> CommonTerms);

/// <summary>A term that both texts have.</summary>
/// <param name="Words">Of the longest of its names: a term of one word is in many texts, one of three in few.</param>
public sealed record CommonTerm(string Text, int Words);

/// <summary>Scores a listing for a demand; the same for both sides.</summary>
public static class MatchScoring
{
    /// <param name="confirmedAt">When the listing's organisation last said that it holds (UTC).</param>
    /// <param name="headOf">The level above a field.</param>
    public static MatchScore Of(DemandContent demand, ListingContent listing, DateTime? confirmedAt, DateOnly today, TextKinship kinship, Func<string, string?> headOf) => new(
    [
        Text(kinship),
        Field(demand.Field, listing.Field, headOf),
        Industry(demand.Industries, listing.Industries),
        Readiness(demand.TrlWanted, listing.Trl),
        Budget(demand.BudgetTo ?? demand.BudgetFrom, listing.Price?.From ?? listing.Price?.To),
        Transfer(demand.Rights, listing.Rights),
        Freshness(confirmedAt, today),
    ]);

    /// <summary>The same words and the same terms, in whatever language, are two witnesses; the same meaning is a third, who needs neither.</summary>
    private static ScoredPart Text(TextKinship kinship)
    {
        var words = Math.Clamp(kinship.Words / MatchWeights.WholeWords, 0, 1);
        var weight = kinship.CommonTerms.Sum(t => MatchWeights.OfTerm(t.Words));
        var terms = weight / (weight + MatchWeights.HalfOfTerms);
        var said = 1 - ((1 - words) * (1 - terms));
        var meaning = kinship.Meaning ?? 0;
        return Part(MatchPart.Text, Math.Max(said, meaning)) with
        {
            Common = [.. kinship.CommonTerms.Select(t => t.Text)],
            IsByMeaning = meaning > said,
        };
    }

    private static ScoredPart Field(string? wanted, string? offered, Func<string, string?> headOf)
    {
        if (wanted is null || offered is null)
        {
            return NotTold(MatchPart.Field);
        }

        if (wanted == offered)
        {
            return Part(MatchPart.Field, 1) with { Common = [wanted] };
        }

        var isSameHead = headOf(wanted) is { } head && head == headOf(offered);
        return Part(MatchPart.Field, isSameHead ? MatchWeights.SameHead : 0) with { Wanted = [wanted], Offered = [offered] };
    }

    private static ScoredPart Industry(IReadOnlyList<string> wanted, IReadOnlyList<string> offered)
    {
        if (wanted.Count == 0 || offered.Count == 0)
        {
            return NotTold(MatchPart.Industry);
        }

        string[] common = [.. wanted.Intersect(offered, StringComparer.Ordinal)];
        return Part(MatchPart.Industry, common.Length / (double)Math.Min(wanted.Count, offered.Count)) with
        {
            Common = common,
            Wanted = [.. wanted.Except(common, StringComparer.Ordinal)],
            Offered = [.. offered.Except(common, StringComparer.Ordinal)],
        };
    }

    private static ScoredPart Readiness(int? wanted, int? offered) => wanted is not { } least || offered is not { } level
        ? NotTold(MatchPart.Readiness)
        : Part(MatchPart.Readiness, level >= least ? 1 : 1 - (MatchWeights.LevelShort * (least - level))) with { TrlWanted = least, TrlOffered = level };

    /// <summary>Amounts in đồng only; what is left to talk about says nothing.</summary>
    private static ScoredPart Budget(Money? most, Money? least) => most is not { Currency: Money.Dong, Amount: > 0 } || least is not { Currency: Money.Dong }
        ? NotTold(MatchPart.Budget)
        : Part(MatchPart.Budget, (MatchWeights.PriceOutOfReach - (least.Amount / (double)most.Amount)) / (MatchWeights.PriceOutOfReach - 1)) with { Budget = most, Price = least };

    private static ScoredPart Transfer(IReadOnlyList<RightWanted> wanted, IReadOnlyList<OfferedRight> offered)
    {
        if (wanted.Count == 0 || offered.Count == 0)
        {
            return NotTold(MatchPart.Transfer);
        }

        RightWanted[] rights = [.. offered.Select(RightOf).Distinct()];
        return Part(MatchPart.Transfer, wanted.SelectMany(_ => rights, Fit).Max()) with
        {
            Common = [.. wanted.Intersect(rights).Select(r => r.ToString())],
            Wanted = [.. wanted.Select(r => r.ToString())],
            Offered = [.. rights.Select(r => r.ToString())],
        };
    }

    private static RightWanted RightOf(OfferedRight offered) => (offered.Right, offered.Exclusivity) switch
    {
        (Right.Assignment, _) => RightWanted.Assignment,
        (_, Exclusivity.Exclusive) => RightWanted.Exclusive,
        (_, Exclusivity.Sole) => RightWanted.Sole,
        _ => RightWanted.NonExclusive,
    };

    /// <summary>Who would give an exclusive right of use gives a lesser one too; ownership and use are two things to talk about.</summary>
    private static double Fit(RightWanted wanted, RightWanted offered) => (wanted, offered) switch
    {
        _ when wanted == offered => 1,
        (RightWanted.NonExclusive, RightWanted.Exclusive or RightWanted.Sole) or (RightWanted.Sole, RightWanted.Exclusive) => 1,
        (RightWanted.Assignment, RightWanted.NonExclusive) or (RightWanted.Exclusive, RightWanted.NonExclusive) => 0,
        _ => MatchWeights.OtherRight,
    };

    private static ScoredPart Freshness(DateTime? confirmedAt, DateOnly today)
    {
        if (confirmedAt is not { } at)
        {
            return NotTold(MatchPart.Freshness);
        }

        var day = VietnamCalendar.DateOf(at);
        var over = today.DayNumber - day.DayNumber - MatchWeights.FreshDays;
        return Part(MatchPart.Freshness, 1 - (over / (double)(ListingRules.DaysToHiding - MatchWeights.FreshDays))) with { ConfirmedOn = day };
    }

    private static ScoredPart NotTold(MatchPart part) => new(part, null);

    private static ScoredPart Part(MatchPart part, double value) => new(part, Math.Round(Math.Clamp(value, 0, 1), 2));
}
