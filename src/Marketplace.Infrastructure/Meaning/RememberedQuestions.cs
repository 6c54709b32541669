using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Memory;

namespace Marketplace.Infrastructure.Meaning;

/// <summary>People turn pages, sort and narrow: the same question comes again within minutes. Kept in memory only.</summary>
internal sealed class RememberedQuestions(IEmbeddingGenerator<string, Embedding<float>> inner) : CachingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    protected override string GetCacheKey(params ReadOnlySpan<object?> values) => (string)values[0]!;

    protected override Task<Embedding<float>?> ReadCacheAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_cache.Get<Embedding<float>>(key));

    protected override Task WriteCacheAsync(string key, Embedding<float> value, CancellationToken cancellationToken)
    {
        _cache.Set(key, value, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Kept });
        return Task.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cache.Dispose();
        }

        base.Dispose(disposing);
    }
}
