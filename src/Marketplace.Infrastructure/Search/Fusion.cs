using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Search;

/// <summary>Words and meaning in one order.</summary>
internal static class Fusion
{
    /// <summary>As <see cref="SearchRequest.Nearness"/> says. A document without a vector counts as the least near one, neither lifted nor sunk by that.</summary>
    public static List<Hit> Of(IReadOnlyList<Hit> worded, IReadOnlyList<Hit> unworded, INearness nearness, float ideal)
    {
        var hits = worded.Concat(unworded).Select(hit => (Hit: hit, Cosine: nearness.CosineOf(hit.Id))).ToArray();
        var least = hits.Min(h => h.Cosine) ?? 0;
        return [.. hits
            .Select(h => h.Hit with { Score = (ideal > 0 ? h.Hit.Score / ideal : 0) + (INearness.Weight * (h.Cosine ?? least)) })
            .OrderByDescending(h => h.Score).ThenByDescending(h => h.Published).ThenByDescending(h => h.Id)
            .Take(SearchRequest.Window)];
    }
}
