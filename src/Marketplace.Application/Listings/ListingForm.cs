using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Listings;

/// <summary>What a supplier fills in. Everything may be left open while it is a draft; the submission says what is missing.</summary>
/// <param name="RoyaltyPercent">Percent: 1.5 is 1,5 %.</param>
/// <param name="Keywords">Separated by commas.</param>
public sealed record ListingForm(
    string? TitleVi = null,
    string? TitleEn = null,
    string? SummaryVi = null,
    string? SummaryEn = null,
    string? ProblemVi = null,
    string? ProblemEn = null,
    string? AdvantageVi = null,
    string? AdvantageEn = null,
    string? DescriptionVi = null,
    string? DescriptionEn = null,
    string? Field = null,
    int? Trl = null,
    IReadOnlyList<RightForm>? Rights = null,
    PriceMode? PriceMode = null,
    long? PriceFrom = null,
    long? PriceTo = null,
    decimal? RoyaltyPercent = null,
    RoyaltyBase? RoyaltyBase = null,
    string? Keywords = null,
    string? Ownership = null)
{
    internal ListingContent Content() => new(
        new Bilingual(TitleVi, TitleEn),
        new Bilingual(SummaryVi, SummaryEn),
        new Bilingual(ProblemVi, ProblemEn),
        new Bilingual(AdvantageVi, AdvantageEn),
        new Bilingual(DescriptionVi, DescriptionEn),
        string.IsNullOrEmpty(Field) ? null : Field,
        Trl,
        [.. (Rights ?? []).Select(r => r.Offered())],
        PriceMode is { } mode ? new PriceWish(mode, Dong(PriceFrom), Dong(PriceTo), Royalty()) : null,
        Words.Split(Keywords),
        string.IsNullOrWhiteSpace(Ownership) ? null : Ownership.Trim(),
        Source: null);

    internal static ListingForm Of(ListingContent content) => new(
        content.Title.Vi, content.Title.En, content.Summary.Vi, content.Summary.En, content.Problem.Vi, content.Problem.En,
        content.Advantage.Vi, content.Advantage.En, content.Description.Vi, content.Description.En,
        content.Field, content.Trl, [.. content.Rights.Select(RightForm.Of)],
        content.Price?.Mode, content.Price?.From?.Amount, content.Price?.To?.Amount,
        content.Price?.Royalty is { } royalty ? royalty.RatePerMillion / 10_000m : null, content.Price?.Royalty?.Base,
        string.Join(", ", content.Keywords), content.Ownership);

    private static Money? Dong(long? amount) => amount is { } value ? Money.Vnd(value) : null;

    private Royalty? Royalty() =>
        RoyaltyPercent is { } percent ? new Royalty((int)decimal.Round(percent * 10_000m), RoyaltyBase ?? Domain.Listings.RoyaltyBase.NetRevenue) : null;
}

/// <summary>One right that is offered.</summary>
/// <param name="Territory">Codes: WORLD, VN or two-digit provinces.</param>
/// <param name="FieldOfUse">Codes of VSIC sections; none means every field.</param>
public sealed record RightForm(
    Right Right,
    Exclusivity? Exclusivity,
    bool Sublicence,
    IReadOnlyList<string> Territory,
    IReadOnlyList<string> FieldOfUse,
    int? TermMonths)
{
    internal OfferedRight Offered() =>
        new(Right, Right == Right.Use ? Exclusivity ?? Domain.Listings.Exclusivity.NonExclusive : null, Sublicence, new Territory(Territory), FieldOfUse, TermMonths);

    internal static RightForm Of(OfferedRight right) =>
        new(right.Right, right.Exclusivity, right.Sublicence, right.Territory.Codes, right.FieldOfUse, right.TermMonths);
}

/// <summary>The shape of the form: lengths, known codes, sensible numbers.</summary>
internal sealed class ListingFormValidator : AbstractValidator<ListingForm>
{
    public ListingFormValidator(ReferenceLists lists)
    {
        RuleFor(f => f.TitleVi).Text(ListingRules.TitleLength);
        RuleFor(f => f.TitleEn).Text(ListingRules.TitleLength);
        RuleFor(f => f.SummaryVi).Text(ListingRules.TextLength);
        RuleFor(f => f.SummaryEn).Text(ListingRules.TextLength);
        RuleFor(f => f.ProblemVi).Text(ListingRules.TextLength);
        RuleFor(f => f.ProblemEn).Text(ListingRules.TextLength);
        RuleFor(f => f.AdvantageVi).Text(ListingRules.TextLength);
        RuleFor(f => f.AdvantageEn).Text(ListingRules.TextLength);
        RuleFor(f => f.DescriptionVi).Text(ListingRules.DescriptionLength);
        RuleFor(f => f.DescriptionEn).Text(ListingRules.DescriptionLength);
        RuleFor(f => f.Ownership).Text(ListingRules.TextLength);
        RuleFor(f => f.Field).Code(lists, ReferenceListNames.Fields);
        RuleFor(f => f.Trl).InclusiveBetween(1, 9);
        RuleFor(f => f.PriceMode).IsInEnum();
        RuleFor(f => f.RoyaltyBase).IsInEnum();
        RuleFor(f => f.PriceFrom).Dong();
        RuleFor(f => f.PriceTo).Dong();
        RuleFor(f => f.RoyaltyPercent).InclusiveBetween(0m, 100m);
        RuleFor(f => f.Keywords).Text(ListingRules.Keywords * (ListingRules.KeywordLength + 2));
        RuleForEach(f => f.Rights).ChildRules(right =>
        {
            right.RuleFor(r => r.Right).IsInEnum();
            right.RuleFor(r => r.Exclusivity).IsInEnum();
            right.RuleFor(r => r.TermMonths).InclusiveBetween(1, 600);
            right.RuleForEach(r => r.Territory).Territory(lists);
            right.RuleForEach(r => r.FieldOfUse).Code(lists, ReferenceListNames.VsicSections);
        });
    }
}
