using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Data;

/// <summary>Keeps the database's choice of indexes fit for what it holds now.</summary>
public sealed class RefreshStatistics(IServiceScopeFactory scopes)
{
    public async Task Refresh(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().RefreshStatistics(cancellationToken);
    }
}
