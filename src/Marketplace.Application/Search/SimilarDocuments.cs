using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Microsoft.Extensions.Caching.Memory;

namespace Marketplace.Application.Search;

/// <summary>What a public page shows beside its own subject: a few others that say much the same. They are looked for once in a while, not for every reader.</summary>
public sealed class SimilarDocuments(ISearchIndex index, Nearness? nearness = null) : IDisposable
{
    /// <summary>Shown at the foot of a page.</summary>
    private const int Most = 4;

    /// <summary>By words alone: so much of what is particular to the one the other says too. Below, common words are all that they share.</summary>
    private const float Likely = 0.12f;

    /// <summary>What is published later comes up after this time; what is withdrawn is left out at once, by whoever reads the rows.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <summary>Those close to it in meaning where a model is configured, otherwise in words, the closest first; none while the index cannot answer.</summary>
    public async Task<IReadOnlyList<Guid>> To(DocumentKind kind, Guid id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((kind, id), out IReadOnlyList<Guid>? known))
        {
            return known!;
        }

        var near = nearness?.ToDocument(id, kind);
        var close = near?.Nearest.Select(n => n.Id).ToHashSet();
        if (await index.MoreLikeThis(new LikeRequest(kind, id, kind, close?.Count > 0 ? Most * 4 : Most, Language.Vi, near), cancellationToken) is not { } found)
        {
            return [];
        }

        IReadOnlyList<Guid> similar = [.. found.Where(hit => close?.Contains(hit.Id) ?? hit.Score >= Likely).Take(Most).Select(hit => hit.Id)];
        return _known.Set((kind, id), similar, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
    }

    public void Dispose() => _known.Dispose();
}
