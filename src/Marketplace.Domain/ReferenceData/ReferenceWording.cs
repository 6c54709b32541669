using Marketplace.Domain.Common;

namespace Marketplace.Domain.ReferenceData;

/// <summary>What an entry says: its name, where that was found, and what its list adds to a name.</summary>
/// <param name="Source">The law's article, the decision or the site's own convention.</param>
/// <param name="Details">By name, such as the shape of a number or the term of a right in years; none for most lists.</param>
public sealed record ReferenceWording(Bilingual Name, string Source, IReadOnlyDictionary<string, string> Details)
{
    public static readonly IReadOnlyDictionary<string, string> NoDetails = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool Equals(ReferenceWording? other) =>
        other is not null && Name == other.Name && Source == other.Source
        && Details.Count == other.Details.Count && Details.All(d => other.Details.TryGetValue(d.Key, out var value) && value == d.Value);

    public override int GetHashCode() => HashCode.Combine(Name, Source, Details.Count);
}
