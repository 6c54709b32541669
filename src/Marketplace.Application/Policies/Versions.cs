using Marketplace.Domain.Common;
using Marketplace.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Policies;

/// <summary>The versions of a policy, without their texts.</summary>
internal static class Versions
{
    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<PolicyVersion>> VersionsOf(this DbSet<Policy> policies, PolicyKind kind, TimeProvider clock, CancellationToken cancellationToken) =>
        Read(await policies.AsNoTracking().Where(p => p.Kind == kind).Numbered().ToListAsync(cancellationToken), clock);

    /// <summary>Of every policy, newest first.</summary>
    public static async Task<IReadOnlyDictionary<PolicyKind, IReadOnlyList<PolicyVersion>>> VersionsOfAll(this DbSet<Policy> policies, TimeProvider clock, CancellationToken cancellationToken) =>
        (await policies.AsNoTracking().Numbered().ToListAsync(cancellationToken)).GroupBy(p => p.Kind).ToDictionary(g => g.Key, g => Read([.. g], clock));

    private static IQueryable<NumberedPolicy> Numbered(this IQueryable<Policy> policies) =>
        policies.OrderByDescending(p => p.Number).Select(p => new NumberedPolicy(p.Id, p.Kind, p.Number, p.EffectiveFrom));

    /// <summary>A version ends the day before the next one begins.</summary>
    private static IReadOnlyList<PolicyVersion> Read(List<NumberedPolicy> rows, TimeProvider clock)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var inForce = rows.Find(r => r.EffectiveFrom <= today)?.Number ?? 0;
        return
        [
            .. rows.Select((r, i) => new PolicyVersion(
                r.Id, r.Number, r.EffectiveFrom, i == 0 ? null : rows[i - 1].EffectiveFrom.AddDays(-1),
                r.Number == inForce ? PolicyState.InForce : r.Number > inForce ? PolicyState.Coming : PolicyState.Earlier)),
        ];
    }

    private sealed record NumberedPolicy(PolicyId Id, PolicyKind Kind, int Number, DateOnly EffectiveFrom);
}
