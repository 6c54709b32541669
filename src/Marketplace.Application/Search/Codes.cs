using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Search;

/// <summary>Bands of readiness levels: research, trial, ready.</summary>
public static class TrlBands
{
    public static readonly IReadOnlyList<string> All = ["1-3", "4-6", "7-9"];

    public static string? Of(int? trl) => trl switch
    {
        >= 1 and <= 3 => All[0],
        >= 4 and <= 6 => All[1],
        >= 7 and <= 9 => All[2],
        _ => null,
    };
}

/// <summary>Codes of rights in URLs and in the index.</summary>
public static class RightCodes
{
    public static readonly IReadOnlyList<string> All = ["assignment", "exclusive", "sole", "non-exclusive"];

    public static string Of(Right right, Exclusivity? exclusivity) => (right, exclusivity) switch
    {
        (Right.Assignment, _) => All[0],
        (_, Exclusivity.Exclusive) => All[1],
        (_, Exclusivity.Sole) => All[2],
        _ => All[3],
    };
}

/// <summary>Codes of what organisations may do, in URLs and in the index.</summary>
public static class CapabilityCodes
{
    private static readonly Capability[] Each = [Capability.Supplier, Capability.Recipient, Capability.Broker, Capability.Valuer, Capability.Exchange];

    public static readonly IReadOnlyList<string> All = [.. Each.Select(c => c.ToString().ToLowerInvariant())];

    public static IEnumerable<string> Of(Capability capabilities) => All.Where((_, i) => (capabilities & Each[i]) != Capability.None);

    /// <summary>All that are named; codes of nothing name nothing.</summary>
    public static Capability Of(IEnumerable<string> codes) => Each.Where((_, i) => codes.Contains(All[i], StringComparer.Ordinal)).Aggregate(Capability.None, (all, one) => all | one);
}
