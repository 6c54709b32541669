using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Data;

/// <summary>Where the log of changes begins and ends, for those who follow it from a position of their own.</summary>
internal static class ChangeLog
{
    /// <summary>Of the newest row; 0 while there is none.</summary>
    public static async Task<long> LastPosition(this MarketplaceDb db, CancellationToken cancellationToken) =>
        await db.ChangesAfter(0).MaxAsync(c => (long?)c.Position, cancellationToken) ?? 0;

    /// <summary>The database is an older copy, whose log ends before the position. Cheap enough to be asked every second.</summary>
    public static async Task<bool> EndsBefore(this MarketplaceDb db, long position, CancellationToken cancellationToken) =>
        position > 0 && !await db.ChangesAfter(position - 1).AnyAsync(cancellationToken);

    /// <summary>No row after the position is gone, and the database is not an older copy that ends before it.</summary>
    public static async Task<bool> IsWithinLog(this MarketplaceDb db, long position, CancellationToken cancellationToken) =>
        await db.ReachesBackTo(position, cancellationToken) && !await db.EndsBefore(position, cancellationToken);

    /// <summary>No row after the position is gone. To be asked after they were read: what was gone by then is noticed.</summary>
    public static async Task<bool> ReachesBackTo(this MarketplaceDb db, long position, CancellationToken cancellationToken) =>
        await db.ChangesAfter(0).AnyAsync(c => c.Position <= position + 1, cancellationToken) || !await db.ChangesAfter(0).AnyAsync(cancellationToken);
}
