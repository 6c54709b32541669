using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Data;

/// <summary>For who keeps all roots of one kind in memory: they are loaded at first, after a change here or on another node, and from a database that was set back.</summary>
internal sealed class FollowedTopic(string topic)
{
    /// <summary>Null before the first time.</summary>
    private long? _position;

    /// <param name="isDue">They are to be loaded although nothing changed.</param>
    public async Task CatchUp(MarketplaceDb db, bool isDue, Func<Task> load, CancellationToken cancellationToken)
    {
        var from = _position is { } position && !await db.EndsBefore(position, cancellationToken) ? position : (long?)null;

        // Read before what is loaded: what is committed meanwhile is seen the next time.
        var last = await db.ChangesAfter(from ?? 0).MaxAsync(c => (long?)c.Position, cancellationToken) ?? from ?? 0;
        if (isDue || from is not { } known || (last > known && await IsTold(db, known, cancellationToken)))
        {
            await load();
        }

        _position = last;
    }

    /// <summary>What a log that begins later held, nobody knows any more.</summary>
    private async Task<bool> IsTold(MarketplaceDb db, long after, CancellationToken cancellationToken) =>
        await db.ChangesAfter(after).AnyAsync(c => c.Topic == topic, cancellationToken) || !await db.ReachesBackTo(after, cancellationToken);
}
