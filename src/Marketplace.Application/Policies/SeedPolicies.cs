using System.Reflection;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Policies;

/// <summary>
/// Puts the policies that ship with the project into the database: the first version of each, and the next one when a release ships
/// another text. Once staff have published a version of their own, what ships is no longer looked at.
/// </summary>
public static class SeedPolicies
{
    private static readonly DateOnly FirstDay = new(2026, 1, 1);

    public static async Task Into(MarketplaceDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var latest = await db.Policies.AsNoTracking().Where(p => !db.Policies.Any(next => next.Kind == p.Kind && next.Number > p.Number)).ToDictionaryAsync(p => p.Kind, cancellationToken);
        foreach (var kind in Enum.GetValues<PolicyKind>())
        {
            var (text, before) = (Text(kind), latest.GetValueOrDefault(kind));
            if (before is null || (before.PublishedBy is null && before.Text != text))
            {
                var from = before is null ? FirstDay : Later(VietnamCalendar.DateOf(now), before.EffectiveFrom.AddDays(1));
                db.Policies.Add(Policy.Shipped(kind, new PolicyWording(text, Bilingual.None), from, before, now));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The shipped text of a policy.</summary>
    public static Bilingual Text(PolicyKind kind) => new(Read($"{kind}.vi.md"), Read($"{kind}.en.md"));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Policies/{file}") ?? throw new InvalidOperationException($"There is no text {file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
