using Marketplace.Domain.Policies;

namespace Marketplace.Web.Site;

/// <summary>Where a policy stands: "operating-rules".</summary>
internal static class PolicyWays
{
    private static readonly Dictionary<string, PolicyKind> Kinds = Enum.GetValues<PolicyKind>().ToDictionary(Slug, StringComparer.Ordinal);

    /// <summary>The part of an address that names the policy.</summary>
    public static string Slug(PolicyKind kind) => kind switch
    {
        PolicyKind.OperatingRules => "operating-rules",
        PolicyKind.Fees => "fees",
        PolicyKind.Confidentiality => "confidentiality",
        _ => "privacy",
    };

    public static PolicyKind? Of(string slug) => Kinds.TryGetValue(slug, out var kind) ? kind : null;
}
