using System.Globalization;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Search;

/// <summary>Keeps this node's index in step with the log of changes, each from its own checkpoint.</summary>
public sealed class IndexFollower(IServiceScopeFactory scopes, ISearchIndex index)
{
    private const int Batch = 500;

    /// <summary>Where a built index of an empty log stands, so that it is told from a new one.</summary>
    private const long Built = 1;

    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The log reached back to the checkpoint when this process last looked.</summary>
    private bool _isWithinLog;

    /// <summary>Completes when this node's index first held everything that the log held: from then on its searches lack nothing.</summary>
    public Task CaughtUp => _caughtUp.Task;

    /// <summary>Takes in everything that was committed after the checkpoint; builds anew when that was ordered, or when the log does not reach from there to now.</summary>
    public async Task CatchUp(CancellationToken cancellationToken)
    {
        while (await index.Refresh(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
            var generation = await Generation(db, cancellationToken);
            if (index.Checkpoint.Position == 0 || index.Checkpoint.Generation < generation || !(_isWithinLog || await IsWithinLog(db, cancellationToken)))
            {
                await Rebuild(generation, progress: null, cancellationToken);
            }

            _isWithinLog = true;
            var rows = await db.ChangesAfter(index.Checkpoint.Position).Take(Batch).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                await index.CaughtUp(cancellationToken);
                _caughtUp.TrySetResult();
                return;
            }

            // The index was out of reach, or this process stood still, for longer than the log is kept.
            if (!await db.ReachesBackTo(index.Checkpoint.Position, cancellationToken))
            {
                _isWithinLog = false;
                continue;
            }

            var changes = await scope.ServiceProvider.GetRequiredService<SearchDocuments>().Of(rows, cancellationToken);
            await index.Apply(changes, rows[^1].Position, cancellationToken);
        }

        // Another process on this machine feeds the index that both search.
        _isWithinLog = false;
        _caughtUp.TrySetResult();
    }

    /// <summary>Builds this node's index anew beside the running one, and then orders all others to do the same with theirs.</summary>
    public async Task RebuildAll(IProgress<IndexedSoFar>? progress, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var next = await Generation(db, cancellationToken) + 1;
        await Rebuild(next, progress, cancellationToken);
        var setting = await db.Settings.SingleOrDefaultAsync(s => s.Name == Setting.IndexGeneration, cancellationToken)
            ?? db.Settings.Add(new Setting(Setting.IndexGeneration, "")).Entity;
        setting.Value = next.ToString(CultureInfo.InvariantCulture);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The log's position is read before the scan, so that nothing is missed.</summary>
    private async Task Rebuild(int generation, IProgress<IndexedSoFar>? progress, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var position = Math.Max(Built, await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().LastPosition(cancellationToken));
        var documents = scope.ServiceProvider.GetRequiredService<SearchDocuments>();
        var all = progress is null ? documents.All(cancellationToken) : Counted(documents.All(cancellationToken), await documents.Count(cancellationToken), progress);
        await index.Rebuild(all, new IndexCheckpoint(position, generation), cancellationToken);
    }

    private static async IAsyncEnumerable<SearchDocument> Counted(IAsyncEnumerable<SearchDocument> documents, int of, IProgress<IndexedSoFar> progress)
    {
        var count = 0;
        await foreach (var document in documents)
        {
            progress.Report(new IndexedSoFar(++count, of));
            yield return document;
        }
    }

    private static async Task<int> Generation(MarketplaceDb db, CancellationToken cancellationToken) =>
        await db.Settings.Where(s => s.Name == Setting.IndexGeneration).Select(s => s.Value).SingleOrDefaultAsync(cancellationToken) is { } value
            ? int.Parse(value, CultureInfo.InvariantCulture)
            : 0;

    private async Task<bool> IsWithinLog(MarketplaceDb db, CancellationToken cancellationToken) =>
        await db.IsWithinLog(index.Checkpoint.Position, cancellationToken)
        || (index.Checkpoint.Position == Built && await db.LastPosition(cancellationToken) == 0);
}

/// <summary>How far a rebuild is, in documents.</summary>
/// <param name="Of">Counted at its beginning: it may end a little before or after.</param>
public sealed record IndexedSoFar(int Done, int Of);
