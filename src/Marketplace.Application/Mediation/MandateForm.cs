using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Domain.Mediation;

namespace Marketplace.Application.Mediation;

/// <summary>What a party fills in to give a mandate.</summary>
/// <param name="Fee">In words or percent, as agreed with the broker.</param>
/// <param name="Trigger">What makes the fee due.</param>
public sealed record MandateForm(
    string? Scope = null,
    string? Fee = null,
    FeePayer Payer = FeePayer.Both,
    string? Trigger = null,
    int TailMonths = MandateForm.UsualTailMonths,
    string? ConflictStatement = null,
    DateOnly? StartsOn = null,
    DateOnly? EndsOn = null)
{
    public const int UsualTailMonths = 12;

    internal MandateConditions Conditions() => new(
        Scope!.Trim(), Fee?.Trim() ?? "", Payer, Trigger?.Trim() ?? "", TailMonths, ConflictStatement?.Trim() ?? "", StartsOn!.Value, EndsOn!.Value);
}

internal sealed class MandateFormValidator : AbstractValidator<MandateForm>
{
    private static readonly DateOnly FirstDay = new(2020, 1, 1);
    private static readonly DateOnly LastDay = new(2099, 12, 31);

    public MandateFormValidator()
    {
        RuleFor(f => f.Scope).NotEmpty().Text(MandateRules.ConditionLength);
        RuleFor(f => f.Fee).Text(MandateRules.ConditionLength);
        RuleFor(f => f.Payer).IsInEnum();
        RuleFor(f => f.Trigger).Text(MandateRules.ConditionLength);
        RuleFor(f => f.TailMonths).InclusiveBetween(0, MandateRules.LongestTailMonths);
        RuleFor(f => f.ConflictStatement).Text(MandateRules.ConditionLength);
        RuleFor(f => f.StartsOn).NotNull().InclusiveBetween(FirstDay, LastDay);
        RuleFor(f => f.EndsOn).NotNull().InclusiveBetween(FirstDay, LastDay);
    }
}
