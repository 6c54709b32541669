using Marketplace.Domain.Common;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.ReferenceData;

/// <summary>Terms with their codes' names in the reader's language.</summary>
/// <param name="Provinces">Empty when the territory is the world or all of Vietnam.</param>
/// <param name="FieldOfUse">Empty means every field.</param>
public sealed record NamedTerms(Terms Terms, IReadOnlyList<string> Provinces, IReadOnlyList<string> FieldOfUse)
{
    /// <param name="offeredAt">UTC; names are those of that day.</param>
    internal static NamedTerms Of(Terms terms, ReferenceLists lists, Language language, DateTime offeredAt) => new(
        terms,
        [.. terms.Territory.Provinces.Select(p => lists.Name(ReferenceListNames.Provinces, p, language, offeredAt))],
        [.. terms.FieldOfUse.Select(f => lists.Name(ReferenceListNames.VsicSections, f, language, offeredAt))]);
}
