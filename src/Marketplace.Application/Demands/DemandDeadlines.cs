using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Demands;

/// <summary>Expires the open demands whose last day is over, once on each of Hanoi's days.</summary>
public sealed class DemandDeadlines(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Batch = 50;
    private DateOnly? _day;

    public async Task Expire(CancellationToken cancellationToken)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        while (today != _day)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
            var overdue = await db.Demands.Where(d => d.Status == DemandStatus.Open && d.ProposalsUntil < today).OrderBy(d => d.ProposalsUntil).Take(Batch).ToListAsync(cancellationToken);
            overdue.ForEach(d => d.Expire(today));
            await db.SaveChangesAsync(cancellationToken);
            _day = overdue.Count < Batch ? today : _day;
        }
    }
}
