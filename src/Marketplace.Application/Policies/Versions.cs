using Marketplace.Domain.Common;
using Marketplace.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Policies;

/// <summary>The versions of a policy, without their texts.</summary>
internal static class Versions
{
    /// <summary>Newest first. A version ends the day before the next one begins.</summary>
    public static async Task<IReadOnlyList<PolicyVersion>> VersionsOf(this DbSet<Policy> policies, PolicyKind kind, TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var rows = await policies.AsNoTracking().Where(p => p.Kind == kind).OrderByDescending(p => p.Number).Select(p => new { p.Id, p.Number, p.EffectiveFrom }).ToListAsync(cancellationToken);
        var inForce = rows.Find(r => r.EffectiveFrom <= today)?.Number ?? 0;
        return
        [
            .. rows.Select((r, i) => new PolicyVersion(
                r.Id, r.Number, r.EffectiveFrom, i == 0 ? null : rows[i - 1].EffectiveFrom.AddDays(-1),
                r.Number == inForce ? PolicyState.InForce : r.Number > inForce ? PolicyState.Coming : PolicyState.Earlier)),
        ];
    }
}
