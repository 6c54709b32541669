using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Files;

/// <summary>
/// Throws away what nothing has referred to for <see cref="FileRules.KeptUnused"/>: files that a draft let go of and no revision holds,
/// and content in the store that no command came to refer to.
/// </summary>
public sealed class ClearUnusedFiles(IServiceScopeFactory scopes, IFileStore store, TimeProvider clock)
{
    private const int Batch = 50;

    public async Task Clear(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - FileRules.KeptUnused;
        while (await ClearSome(before, cancellationToken))
        {
        }

        await ClearUnclaimed(before, cancellationToken);
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> ClearSome(DateTime before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var unused = await db.Files.Where(f => f.UnusedSince < before).OrderBy(f => f.UnusedSince).Take(Batch).ToListAsync(cancellationToken);
        var thrown = new List<StoredFile>();
        foreach (var file in unused)
        {
            if (await IsHeld(db, file, cancellationToken))
            {
                file.KeepForGood();
            }
            else
            {
                thrown.Add(file);
            }
        }

        db.Files.RemoveRange(thrown);
        await db.SaveChangesAsync(cancellationToken);

        // After the rows: content without a row is cleared in the next round, a row without its content would be a broken promise.
        foreach (var key in thrown.SelectMany(f => new[] { f.StoreKey, f.SmallKey }).OfType<string>())
        {
            store.Delete(key);
        }

        return unused.Count == Batch;
    }

    private static async Task<bool> IsHeld(MarketplaceDb db, StoredFile file, CancellationToken cancellationToken) => file.Listing is not null
        ? (await db.Listings.AsNoTracking().Where(l => l.Id == file.Listing).SelectMany(l => l.Revisions).Select(r => r.Content).ToListAsync(cancellationToken)).Exists(c => c.AllFiles().Contains(file.Id))
        : (await db.Demands.AsNoTracking().Where(d => d.Id == file.Demand).SelectMany(d => d.Revisions).Select(r => r.Content).ToListAsync(cancellationToken)).Exists(c => c.Attachments.Any(a => a.File == file.Id));

    private async Task ClearUnclaimed(DateTime before, CancellationToken cancellationToken)
    {
        foreach (var keys in store.KeysFromBefore(before).Chunk(Batch))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
            var claimed = await db.Files.AsNoTracking().Where(f => keys.Contains(f.StoreKey) || keys.Contains(f.SmallKey)).Select(f => new { f.StoreKey, f.SmallKey }).ToListAsync(cancellationToken);
            foreach (var key in keys.Except(claimed.SelectMany(f => new[] { f.StoreKey, f.SmallKey }), StringComparer.Ordinal).OfType<string>())
            {
                store.Delete(key);
            }
        }
    }
}
