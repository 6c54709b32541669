using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.ReferenceData;
using Marketplace.Domain.Terminology;

namespace Marketplace.Application.Terminology;

/// <summary>What a concept is called, as staff type it.</summary>
/// <param name="OthersVi">Several, parted by semicolons or lines.</param>
/// <param name="OthersEn">Several, parted by semicolons or lines.</param>
public sealed record ConceptForm(string? Field, string? Vi, string? En, string? OthersVi, string? OthersEn)
{
    internal ConceptWording Wording() => new(Field, Vi, En, ConceptWording.Split(OthersVi), ConceptWording.Split(OthersEn));

    public static ConceptForm Of(ConceptWording wording) =>
        new(wording.Field, wording.Vi, wording.En, ConceptWording.Joined(wording.OthersVi), ConceptWording.Joined(wording.OthersEn));
}

internal sealed class ConceptFormValidator : AbstractValidator<ConceptForm>
{
    private const int LongestList = (ConceptWording.LongestTerm + 2) * ConceptWording.MostOthers;

    public ConceptFormValidator(ReferenceLists lists)
    {
        RuleFor(f => f.Field).Must(field => !string.IsNullOrEmpty(field)).WithErrorCode("CodeIsKnown").Code(lists, ReferenceListNames.Fields);
        RuleFor(f => f.Vi).Must(vi => !string.IsNullOrWhiteSpace(vi)).WithErrorCode(nameof(ConceptRules.AConceptHasAVietnameseTerm));
        RuleFor(f => f.En).Must(en => !string.IsNullOrWhiteSpace(en)).WithErrorCode(nameof(ConceptRules.AConceptHasAnEnglishTerm));
        Term(RuleFor(f => f.Vi));
        Term(RuleFor(f => f.En));
        Others(RuleFor(f => f.OthersVi));
        Others(RuleFor(f => f.OthersEn));
    }

    private static void Term(IRuleBuilder<ConceptForm, string?> rule) => rule.Text(ConceptWording.LongestTerm)
        .Must(term => string.IsNullOrWhiteSpace(term) || ConceptWording.IsTerm(new ConceptWording(null, term, null, null, null).Vi)).WithErrorCode(nameof(ConceptRules.ATermIsAShortPhrase));

    private static void Others(IRuleBuilder<ConceptForm, string?> rule) => rule.Text(LongestList)
        .Must(terms => new ConceptWording(null, null, null, ConceptWording.Split(terms), null).OthersVi.All(ConceptWording.IsTerm)).WithErrorCode(nameof(ConceptRules.ATermIsAShortPhrase))
        .Must(terms => ConceptWording.Split(terms).Length <= ConceptWording.MostOthers).WithErrorCode(nameof(ConceptRules.AConceptHasFewTerms));
}

internal static class TermShapes
{
    /// <summary>The content of a file of terms, decoded as what it is.</summary>
    public static IRuleBuilderOptions<T, string?> TermFile<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .Must(file => !string.IsNullOrWhiteSpace(file)).WithErrorCode(nameof(ConceptRules.AGlossaryFileIsReadable))
        .Text(ImportTerms.LongestFile)
        .Must(file => !file!.Contains('\uFFFD', StringComparison.Ordinal)).WithErrorCode(nameof(ConceptRules.AGlossaryFileIsReadable));
}
