using System.Runtime.InteropServices;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Search;

/// <summary>Compares what the index holds with what the database would give it, document by document.</summary>
public sealed class IndexCheck(IServiceScopeFactory scopes, ISearchIndex index)
{
    /// <summary>What still differs when it is looked at a second time: decisions that were made meanwhile are in the log, and no drift.</summary>
    public async Task<IndexDrift> Compare(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, documents) = (scope.ServiceProvider.GetRequiredService<MarketplaceDb>(), scope.ServiceProvider.GetRequiredService<SearchDocuments>());

        // The log first: an index that goes on being fed is behind only by what was there when the comparison began.
        var position = await db.LastPosition(cancellationToken);
        var wanted = await documents.All(cancellationToken).Select(d => KeyValuePair.Create((d.Kind, d.Id), d.Digest())).ToDictionaryAsync(d => d.Key, d => d.Value, cancellationToken: cancellationToken);
        var held = await Held(cancellationToken);
        var suspects = wanted.Keys.Union(held.Keys).Where(key => !IsSame(key, wanted, held)).ToArray();

        // Once more, only what seemed to differ.
        var again = suspects.Length == 0 ? [] : await documents.Of(suspects, cancellationToken);
        foreach (var change in again)
        {
            wanted.Remove((change.Kind, change.Id));
            if (change.Document is { } document)
            {
                wanted[(change.Kind, change.Id)] = document.Digest();
            }
        }

        held = suspects.Length == 0 ? held : await Held(cancellationToken);
        var drifting = suspects.Where(key => !IsSame(key, wanted, held)).Select(key => new DriftingDocument(key.Kind, key.Id, (wanted.ContainsKey(key), held.TryGetValue(key, out var document)) switch
        {
            (true, false) => Drift.Missing,
            (false, _) => Drift.LeftOver,
            _ => document.Refusal is null ? Drift.Stale : Drift.Refused,
        }));
        return new IndexDrift(
            [.. Enum.GetValues<DocumentKind>().Select(kind => new KindCount(kind, wanted.Keys.Count(k => k.Kind == kind), held.Keys.Count(k => k.Kind == kind)))],
            [.. drifting.Concat(held.Values.Where(d => d.Refusal is not null && !suspects.Contains((d.Kind, d.Id))).Select(d => new DriftingDocument(d.Kind, d.Id, Drift.Refused)))],
            Math.Max(0, position - index.Checkpoint.Position));
    }

    private static bool IsSame((DocumentKind, Guid) key, Dictionary<(DocumentKind, Guid), long> wanted, Dictionary<(DocumentKind, Guid), IndexedDocument> held) =>
        wanted.TryGetValue(key, out var digest) && held.TryGetValue(key, out var document) && document.Digest == digest;

    private async Task<Dictionary<(DocumentKind Kind, Guid Id), IndexedDocument>> Held(CancellationToken cancellationToken)
    {
        await index.Refresh(cancellationToken);
        return await index.Contents(cancellationToken).ToDictionaryAsync(d => (d.Kind, d.Id), d => d, cancellationToken: cancellationToken);
    }
}

/// <param name="Behind">Positions that the log had when the comparison began, and that the index has not taken in yet.</param>
public sealed record IndexDrift(IReadOnlyList<KindCount> Counts, IReadOnlyList<DriftingDocument> Documents, long Behind);

[StructLayout(LayoutKind.Auto)]
public readonly record struct KindCount(DocumentKind Kind, int InDatabase, int InIndex);

[StructLayout(LayoutKind.Auto)]
public readonly record struct DriftingDocument(DocumentKind Kind, Guid Id, Drift Drift);

public enum Drift
{
    /// <summary>The public sees it, and searches do not find it.</summary>
    Missing,

    /// <summary>Searches find another text than the public sees.</summary>
    Stale,

    /// <summary>Searches find what the public no longer sees.</summary>
    LeftOver,

    /// <summary>The index could not take it in.</summary>
    Refused,
}
