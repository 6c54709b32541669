using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Demands;

/// <summary>What a business fills in. Everything may be left open while it is a draft. Amounts are whole đồng.</summary>
/// <param name="Keywords">Separated by commas.</param>
public sealed record DemandForm(
    string? TitleVi = null,
    string? TitleEn = null,
    string? ProblemVi = null,
    string? ProblemEn = null,
    string? ResultVi = null,
    string? ResultEn = null,
    string? Field = null,
    int? TrlWanted = null,
    long? BudgetFrom = null,
    long? BudgetTo = null,
    DateOnly? Deadline = null,
    bool IsAnonymous = false,
    string? Keywords = null)
{
    internal DemandContent Content() => new(
        new Bilingual(TitleVi, TitleEn), new Bilingual(ProblemVi, ProblemEn), new Bilingual(ResultVi, ResultEn),
        string.IsNullOrEmpty(Field) ? null : Field, TrlWanted,
        BudgetFrom is { } from ? Money.Vnd(from) : null, BudgetTo is { } to ? Money.Vnd(to) : null,
        Deadline, IsAnonymous, Words.Split(Keywords));

    internal static DemandForm Of(DemandContent content) => new(
        content.Title.Vi, content.Title.En, content.Problem.Vi, content.Problem.En, content.Result.Vi, content.Result.En,
        content.Field, content.TrlWanted, content.BudgetFrom?.Amount, content.BudgetTo?.Amount, content.Deadline, content.IsAnonymous, string.Join(", ", content.Keywords));
}

/// <summary>The shape of the form: lengths, known codes, sensible numbers.</summary>
internal sealed class DemandFormValidator : AbstractValidator<DemandForm>
{
    public DemandFormValidator(ReferenceLists lists)
    {
        RuleFor(f => f.TitleVi).Text(ListingRules.TitleLength);
        RuleFor(f => f.TitleEn).Text(ListingRules.TitleLength);
        RuleFor(f => f.ProblemVi).Text(ListingRules.TextLength);
        RuleFor(f => f.ProblemEn).Text(ListingRules.TextLength);
        RuleFor(f => f.ResultVi).Text(ListingRules.TextLength);
        RuleFor(f => f.ResultEn).Text(ListingRules.TextLength);
        RuleFor(f => f.Field).Code(lists, ReferenceListNames.Fields);
        RuleFor(f => f.TrlWanted).InclusiveBetween(1, 9);
        RuleFor(f => f.BudgetFrom).Dong();
        RuleFor(f => f.BudgetTo).Dong();
        RuleFor(f => f.Keywords).Text(ListingRules.Keywords * (ListingRules.KeywordLength + 2));
    }
}
