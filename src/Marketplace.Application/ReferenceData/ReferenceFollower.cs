using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.ReferenceData;

/// <summary>Loads this node's lists and keeps them in step: after a change here or on another node, and when Hanoi's day turns.</summary>
public sealed class ReferenceFollower(IServiceScopeFactory scopes, ReferenceLists lists, TimeProvider clock)
{
    private readonly FollowedTopic _items = new(nameof(ReferenceItem));
    private DateOnly? _day;

    public async Task CatchUp(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        await _items.CatchUp(db, isDue: today != _day, () => lists.Load(db, today, cancellationToken), cancellationToken);
        _day = today;
    }
}
