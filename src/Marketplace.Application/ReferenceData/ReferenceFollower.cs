using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.ReferenceData;

/// <summary>Loads this node's lists and keeps them in step: after a change here or on another node, and when Hanoi's day turns.</summary>
public sealed class ReferenceFollower(IServiceScopeFactory scopes, ReferenceLists lists, TimeProvider clock)
{
    private long _position;
    private DateOnly? _day;

    public async Task CatchUp(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var last = await db.ChangesAfter(_position).MaxAsync(c => (long?)c.Position, cancellationToken);
        if (today != _day || (last is not null && await db.ChangesAfter(_position).AnyAsync(c => c.Topic == nameof(ReferenceItem), cancellationToken)))
        {
            await lists.Load(db, today, cancellationToken);
        }

        // Read before the lists were: what is committed meanwhile is seen the next time.
        (_position, _day) = (last ?? _position, today);
    }
}
