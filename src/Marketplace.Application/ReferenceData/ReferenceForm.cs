using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.ReferenceData;

/// <summary>What an entry says, as staff type it.</summary>
/// <param name="Order">Its place in its list, 1 for the first.</param>
/// <param name="Details">One per line: "name: text". Their names are those that the list already uses.</param>
public sealed record ReferenceForm(string? NameVi, string? NameEn, string? Source, int Order, string? Details)
{
    internal ReferenceWording Wording() => new(new Bilingual(NameVi, NameEn), (Source ?? "").Trim().Normalize(), Lines().ToDictionary(l => l.Name, l => l.Text, StringComparer.Ordinal));

    public static ReferenceForm Of(ReferenceWording wording, int order) =>
        new(wording.Name.Vi, wording.Name.En, wording.Source, order, string.Join('\n', wording.Details.Select(d => $"{d.Key}: {d.Value}")));

    internal bool HasDetailsInShape() =>
        Lines().All(l => l.Name.Length is > 0 and <= 40 && l.Text.Length > 0) && Lines().Select(l => l.Name).Distinct(StringComparer.Ordinal).Count() == Lines().Count();

    private IEnumerable<(string Name, string Text)> Lines() => (Details ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (line[..colon].Trim(), line[(colon + 1)..].Trim()) : ("", line));
}

internal sealed class ReferenceFormValidator : AbstractValidator<ReferenceForm>
{
    private const int LongestName = 500;
    private const int LongestSource = 300;
    private const int LongestDetails = 2_000;
    private const int LastPlace = 100_000;

    public ReferenceFormValidator()
    {
        RuleFor(f => f.NameVi).Text(LongestName);
        RuleFor(f => f.NameEn).Text(LongestName);
        RuleFor(f => f.NameVi).Must((form, vi) => !new Bilingual(vi, form.NameEn).IsEmpty).WithErrorCode(nameof(ReferenceRules.AnEntryHasAName));
        RuleFor(f => f.Source).Text(LongestSource);
        RuleFor(f => f.Source).Must(source => !string.IsNullOrWhiteSpace(source)).WithErrorCode(nameof(ReferenceRules.AnEntryNamesItsSource));
        RuleFor(f => f.Order).InclusiveBetween(0, LastPlace);
        RuleFor(f => f.Details).Text(LongestDetails);
        RuleFor(f => f.Details).Must((form, _) => form.HasDetailsInShape()).WithErrorCode("DetailsHaveTheirShape");
    }
}
