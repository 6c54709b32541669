using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Search;

/// <summary>Keeps this node's index in step with the log of changes, each from its own checkpoint.</summary>
public sealed class IndexFollower(IServiceScopeFactory scopes, ISearchIndex index)
{
    private const int Batch = 500;

    /// <summary>Takes in everything that was committed after the checkpoint; builds anew when the log no longer reaches back to it.</summary>
    public async Task CatchUp(CancellationToken cancellationToken)
    {
        while (await index.Refresh(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
            var checkpoint = index.Checkpoint;
            if (checkpoint == 0 || await LogIsCut(db, checkpoint, cancellationToken))
            {
                await Rebuild(progress: null, cancellationToken);
                checkpoint = index.Checkpoint;
            }

            var rows = await db.ChangesAfter(checkpoint).Take(Batch).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                return;
            }

            var changes = await scope.ServiceProvider.GetRequiredService<SearchDocuments>().Of(rows, cancellationToken);
            await index.Apply(changes, rows[^1].Position, cancellationToken);
        }
    }

    /// <summary>Builds a new index beside the running one. The log's position is read before the scan, so that nothing is missed.</summary>
    public async Task Rebuild(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var position = await LastPosition(scope.ServiceProvider.GetRequiredService<MarketplaceDb>(), cancellationToken);
        var documents = scope.ServiceProvider.GetRequiredService<SearchDocuments>().All(cancellationToken);
        await index.Rebuild(Counted(documents, progress), position, cancellationToken);
    }

    private static async IAsyncEnumerable<SearchDocument> Counted(IAsyncEnumerable<SearchDocument> documents, IProgress<int>? progress)
    {
        var count = 0;
        await foreach (var document in documents)
        {
            progress?.Report(++count);
            yield return document;
        }
    }

    /// <summary>At least 1, so that a built index of an empty database is told from a new one.</summary>
    private static async Task<long> LastPosition(MarketplaceDb db, CancellationToken cancellationToken) =>
        Math.Max(1, await db.ChangesAfter(0).MaxAsync(c => (long?)c.Position, cancellationToken) ?? 0);

    private static async Task<bool> LogIsCut(MarketplaceDb db, long checkpoint, CancellationToken cancellationToken)
    {
        var oldest = await db.ChangesAfter(0).MinAsync(c => (long?)c.Position, cancellationToken);
        return oldest > checkpoint + 1 && !await db.Changes.AnyAsync(c => c.Position == checkpoint, cancellationToken);
    }
}
