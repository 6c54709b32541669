using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.ReferenceData;

/// <summary>Keeps this node's lists in step: after a change here or on another node, and when Hanoi's day turns.</summary>
public sealed class ReferenceFollower(IServiceScopeFactory scopes, ReferenceLists lists, TimeProvider clock)
{
    private long _position = -1;

    public async Task CatchUp(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var last = await db.ChangesAfter(_position).Where(c => c.Topic == nameof(ReferenceItem)).MaxAsync(c => (long?)c.Position, cancellationToken);
        if (last is not null || today != lists.Today)
        {
            await lists.Load(db, today, cancellationToken);
            _position = last ?? _position;
        }
    }
}
