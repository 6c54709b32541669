using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Data;

/// <summary>Work that one process of the site does at a time. Whoever holds it renews it while working; one that died is succeeded when its time is over.</summary>
internal static class Lease
{
    /// <returns>Whether the holder has it now, for the time from now on.</returns>
    public static async Task<bool> Take(MarketplaceDb db, string name, string holder, TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        var key = "lease:" + name;
        var now = clock.GetUtcNow();
        var mine = $"{(now + time).UtcTicks.ToString(CultureInfo.InvariantCulture)} {holder}";
        var value = await db.Settings.AsNoTracking().Where(s => s.Name == key).Select(s => s.Value).SingleOrDefaultAsync(cancellationToken);
        if (value is null)
        {
            return await Begin(db, key, mine, cancellationToken);
        }

        if (value.Split(' ', 2) is [var until, var other] && other != holder && long.Parse(until, CultureInfo.InvariantCulture) > now.UtcTicks)
        {
            return false;
        }

        return await db.Settings.Where(s => s.Name == key && s.Value == value).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, mine), cancellationToken) == 1;
    }

    private static async Task<bool> Begin(MarketplaceDb db, string key, string mine, CancellationToken cancellationToken)
    {
        var setting = db.Add(new Setting(key, mine));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is DbException inner && db.IsUniqueViolation(inner))
        {
            return false;
        }
        finally
        {
            setting.State = EntityState.Detached;
        }
    }
}
