using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;

namespace Marketplace.Domain.Negotiations;

/// <summary>The typed terms of an offer. Amounts are whole đồng; a royalty's rate is in parts per million.</summary>
/// <param name="FieldOfUse">Codes of VSIC sections; none means every field.</param>
/// <param name="TermMonths">Null is without end; only an assignment may be.</param>
/// <param name="StartsOn">Hanoi date from which the right is wanted; null means from agreement.</param>
public sealed record Terms(
    Right Right,
    Exclusivity? Exclusivity,
    bool Sublicence,
    Territory Territory,
    IReadOnlyList<string> FieldOfUse,
    int? TermMonths,
    DateOnly? StartsOn,
    Money UpFront,
    Royalty? Royalty)
{
    public const int LongestTermMonths = 600;
    public const long HighestPrice = 100_000_000_000_000;

    /// <summary>The right that these terms would take, were they agreed on a day.</summary>
    public GrantScope ScopeFrom(DateOnly agreedOn)
    {
        var from = StartsOn > agreedOn ? StartsOn.Value : agreedOn;
        return new GrantScope(Right, Exclusivity, Territory, FieldOfUse, from, TermMonths is { } months ? from.AddMonths(months).AddDays(-1) : null);
    }

    /// <summary>What another round changed.</summary>
    public IReadOnlyList<TermsPart> DifferencesFrom(Terms earlier)
    {
        (TermsPart Part, bool Same)[] parts =
        [
            (TermsPart.Right, Right == earlier.Right && Exclusivity == earlier.Exclusivity),
            (TermsPart.Sublicence, Sublicence == earlier.Sublicence),
            (TermsPart.Territory, Territory.Equals(earlier.Territory)),
            (TermsPart.FieldOfUse, FieldOfUse.ToHashSet(StringComparer.Ordinal).SetEquals(earlier.FieldOfUse)),
            (TermsPart.Term, TermMonths == earlier.TermMonths),
            (TermsPart.Start, StartsOn == earlier.StartsOn),
            (TermsPart.UpFront, UpFront == earlier.UpFront),
            (TermsPart.Royalty, Royalty == earlier.Royalty),
        ];
        return [.. parts.Where(p => !p.Same).Select(p => p.Part)];
    }

    /// <summary>Refuses terms that cannot stand, whatever listing they are about.</summary>
    public void Check()
    {
        NegotiationRules.AnAssignmentHasNoExclusivity.Require(Right == Right.Use || Exclusivity is null);
        NegotiationRules.ARightToUseSaysHowExclusive.Require(Right == Right.Assignment || Exclusivity is not null);
        NegotiationRules.ARightToUseHasATerm.Require(Right == Right.Assignment || TermMonths is >= 1 and <= LongestTermMonths);
        NegotiationRules.PricesAreInDong.Require(UpFront.Currency == Money.Dong);
        NegotiationRules.APriceIsNotNegative.Require(UpFront.Amount is >= 0 and <= HighestPrice);
        NegotiationRules.ARoyaltyIsAShare.Require(Royalty is null || Royalty.RatePerMillion is > 0 and <= 1_000_000);
        NegotiationRules.AnOfferNamesAPrice.Require(UpFront.Amount > 0 || Royalty is not null);
    }
}

/// <summary>The lines of a table of terms.</summary>
public enum TermsPart
{
    Right,
    Sublicence,
    Territory,
    FieldOfUse,
    Term,
    Start,
    UpFront,
    Royalty,
}
