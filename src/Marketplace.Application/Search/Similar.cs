using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Search;

/// <summary>What a public page shows beside its own subject: a few others that say much the same.</summary>
internal static class Similar
{
    /// <summary>Shown at the foot of a page.</summary>
    public const int Most = 4;

    /// <summary>By words alone: so much of what is particular to the one the other says too. Below, common words are all that they share.</summary>
    private const float Likely = 0.12f;

    /// <summary>Those close to it in meaning where a model is configured, otherwise in words; none while the index cannot answer.</summary>
    public static async Task<IReadOnlyList<SearchHit>> SimilarTo(this ISearchIndex index, DocumentKind kind, Guid id, Language language, Nearness? nearness, CancellationToken cancellationToken)
    {
        var near = nearness?.ToDocument(id, kind);
        var close = near?.Nearest.Select(n => n.Id).ToHashSet();
        var found = await index.MoreLikeThis(new LikeRequest(kind, id, kind, close?.Count > 0 ? Most * 4 : Most, language, near), cancellationToken) ?? [];
        return [.. found.Where(hit => close?.Contains(hit.Id) ?? hit.Score >= Likely).Take(Most)];
    }
}
