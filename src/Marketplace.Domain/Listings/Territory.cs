using System.Diagnostics.CodeAnalysis;

namespace Marketplace.Domain.Listings;

/// <summary>Where a right holds: the world, Vietnam, or some of its provinces by their two-digit codes.</summary>
public sealed class Territory : IEquatable<Territory>
{
    public const string WorldCode = "WORLD";
    public const string VietnamCode = "VN";

    public static readonly Territory World = new([WorldCode]);
    public static readonly Territory Vietnam = new([VietnamCode]);

    /// <summary>Codes that a wider one covers are dropped; none at all means Vietnam.</summary>
    public Territory(IReadOnlyList<string> codes)
    {
        var distinct = codes.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim().ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        Codes = distinct switch
        {
            _ when distinct.Contains(WorldCode, StringComparer.Ordinal) => [WorldCode],
            [] => [VietnamCode],
            _ when distinct.Contains(VietnamCode, StringComparer.Ordinal) => [VietnamCode],
            _ => distinct,
        };
    }

    public IReadOnlyList<string> Codes { get; }

    /// <summary>The codes of provinces, when it is narrower than Vietnam.</summary>
    public IReadOnlyList<string> Provinces => Codes is [WorldCode] or [VietnamCode] ? [] : Codes;

    public bool Overlaps(Territory other) => Covers(other) || other.Covers(this) || Codes.Intersect(other.Codes, StringComparer.Ordinal).Any();

    /// <summary>True when the other one lies inside this one.</summary>
    public bool Covers(Territory other) => Codes switch
    {
        [WorldCode] => true,
        [VietnamCode] => other.Codes is not [WorldCode],
        _ => other.Codes.All(c => Codes.Contains(c, StringComparer.Ordinal)),
    };

    public bool Equals([NotNullWhen(true)] Territory? other) => other is not null && Codes.SequenceEqual(other.Codes, StringComparer.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Territory);

    public override int GetHashCode() => string.Join(',', Codes).GetHashCode(StringComparison.Ordinal);
}
