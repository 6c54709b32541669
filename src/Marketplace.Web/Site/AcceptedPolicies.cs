using Marketplace.Domain.Policies;

namespace Marketplace.Web.Site;

/// <summary>The versions that a form showed, when its reader ticked that they accept them.</summary>
internal static class AcceptedPolicies
{
    public static IReadOnlyList<PolicyId> Of(bool isTicked, string? shown) =>
        isTicked ? [.. (shown ?? "").Split(' ').Select(id => new PolicyId(Guid.TryParse(id, out var known) ? known : Guid.Empty))] : [];
}
