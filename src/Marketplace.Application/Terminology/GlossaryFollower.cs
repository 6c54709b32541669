using Marketplace.Application.Data;
using Marketplace.Domain.Terminology;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Terminology;

/// <summary>Loads this node's glossary and keeps it in step with changes here and on other nodes.</summary>
public sealed class GlossaryFollower(IServiceScopeFactory scopes, Glossary glossary)
{
    private long _position;
    private bool _isLoaded;

    public async Task CatchUp(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var last = await db.ChangesAfter(_position).MaxAsync(c => (long?)c.Position, cancellationToken);
        if (!_isLoaded || (last is not null && await db.ChangesAfter(_position).AnyAsync(c => c.Topic == nameof(Concept), cancellationToken)))
        {
            await glossary.Load(db, cancellationToken);
        }

        // Read before the concepts were: what is committed meanwhile is seen the next time.
        (_position, _isLoaded) = (last ?? _position, true);
    }
}
