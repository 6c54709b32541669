namespace Marketplace.Domain.Listings;

/// <summary>A right with its bounds: where, for which industries, from when and how long.</summary>
/// <param name="FieldOfUse">Codes of VSIC sections; none means every field.</param>
/// <param name="From">Hanoi date on which it begins.</param>
/// <param name="Until">The last Hanoi date on which it holds; null is without end.</param>
public sealed record GrantScope(
    Right Right,
    Exclusivity? Exclusivity,
    Territory Territory,
    IReadOnlyList<string> FieldOfUse,
    DateOnly From,
    DateOnly? Until)
{
    /// <summary>
    /// An assignment excludes everything. Otherwise two rights exclude each other where territory, field of use and term overlap
    /// and one of them is exclusive or sole (Law 07/2017/QH14, art. 7).
    /// </summary>
    public bool ConflictsWith(GrantScope other) =>
        Right == Right.Assignment || other.Right == Right.Assignment || ((Excludes || other.Excludes) && Overlaps(other));

    private bool Excludes => Exclusivity is Listings.Exclusivity.Exclusive or Listings.Exclusivity.Sole;

    private bool Overlaps(GrantScope other) =>
        Territory.Overlaps(other.Territory)
        && (FieldOfUse.Count == 0 || other.FieldOfUse.Count == 0 || FieldOfUse.Intersect(other.FieldOfUse, StringComparer.Ordinal).Any())
        && (Until is null || other.From <= Until) && (other.Until is null || From <= other.Until);
}
