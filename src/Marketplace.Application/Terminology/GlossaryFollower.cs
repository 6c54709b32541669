using Marketplace.Application.Data;
using Marketplace.Domain.Terminology;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Terminology;

/// <summary>Loads this node's glossary and keeps it in step with changes here and on other nodes.</summary>
public sealed class GlossaryFollower(IServiceScopeFactory scopes, Glossary glossary)
{
    private readonly FollowedTopic _concepts = new(nameof(Concept));

    public async Task CatchUp(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        await _concepts.CatchUp(db, isDue: false, () => glossary.Load(db, cancellationToken), cancellationToken);
    }
}
