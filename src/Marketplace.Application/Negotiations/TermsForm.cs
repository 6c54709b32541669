using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Negotiations;

/// <summary>What a side fills in to propose terms.</summary>
/// <param name="Territory">Codes: WORLD, VN or two-digit provinces; none means Vietnam.</param>
/// <param name="FieldOfUse">Codes of VSIC sections; none means every field.</param>
/// <param name="StartsOn">Null means from agreement.</param>
/// <param name="UpFront">Whole đồng.</param>
/// <param name="RoyaltyPercent">Percent: 1.5 is 1,5 %.</param>
public sealed record TermsForm(
    Right? Right = null,
    Exclusivity? Exclusivity = null,
    bool Sublicence = false,
    IReadOnlyList<string>? Territory = null,
    IReadOnlyList<string>? FieldOfUse = null,
    int? TermMonths = null,
    DateOnly? StartsOn = null,
    long? UpFront = null,
    decimal? RoyaltyPercent = null,
    RoyaltyBase? RoyaltyBase = null,
    string? Message = null)
{
    private const decimal PerMillionInPercent = 10_000m;

    /// <summary>The same terms once more, to be changed; the message is the other side's own.</summary>
    public static TermsForm Of(Terms terms) => new(
        terms.Right, terms.Exclusivity, terms.Sublicence, terms.Territory.Codes, terms.FieldOfUse, terms.TermMonths, terms.StartsOn, terms.UpFront.Amount,
        terms.Royalty?.RatePerMillion / PerMillionInPercent, terms.Royalty?.Base);

    /// <summary>An assignment has neither exclusivity nor term, whatever was chosen before the right was changed.</summary>
    internal Terms Terms() => new(
        Right!.Value,
        Right == Domain.Listings.Right.Use ? Exclusivity : null,
        Sublicence,
        new Territory(Territory ?? []),
        [.. (FieldOfUse ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Right == Domain.Listings.Right.Use ? TermMonths : null,
        StartsOn,
        Money.Vnd(UpFront ?? 0),
        RoyaltyPercent is > 0 and var percent ? new Royalty((int)decimal.Round(percent * PerMillionInPercent), RoyaltyBase ?? Domain.Listings.RoyaltyBase.NetRevenue) : null);
}

internal sealed class TermsFormValidator : AbstractValidator<TermsForm>
{
    private static readonly DateOnly FirstDay = new(2020, 1, 1);
    private static readonly DateOnly LastDay = new(2099, 12, 31);

    public TermsFormValidator(ReferenceLists lists)
    {
        RuleFor(f => f.Right).NotNull().IsInEnum();
        RuleFor(f => f.Exclusivity).IsInEnum();
        RuleFor(f => f.Territory).Must(codes => (codes ?? []).All(c => c is Territory.WorldCode or Territory.VietnamCode || lists.Knows(ReferenceListNames.Provinces, c))).WithErrorCode("CodeIsKnown");
        RuleFor(f => f.FieldOfUse).Must(codes => (codes ?? []).All(c => lists.Knows(ReferenceListNames.VsicSections, c))).WithErrorCode("CodeIsKnown");
        RuleFor(f => f.TermMonths).InclusiveBetween(1, Domain.Negotiations.Terms.LongestTermMonths);
        RuleFor(f => f.StartsOn).InclusiveBetween(FirstDay, LastDay);
        RuleFor(f => f.UpFront).Dong();
        RuleFor(f => f.RoyaltyPercent).InclusiveBetween(0m, 100m);
        RuleFor(f => f.RoyaltyBase).IsInEnum();
        RuleFor(f => f.Message).Text(NegotiationRules.TextLength);
    }
}
