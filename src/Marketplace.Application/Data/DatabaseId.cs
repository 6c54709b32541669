using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Data;

/// <summary>The id of this database, made once; an index that was built from another one is not trusted.</summary>
public static class DatabaseId
{
    public static async Task Ensure(MarketplaceDb db, CancellationToken cancellationToken)
    {
        if (!await db.Settings.AnyAsync(s => s.Name == Setting.DatabaseId, cancellationToken))
        {
            db.Settings.Add(new Setting(Setting.DatabaseId, Guid.NewGuid().ToString("N")));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
