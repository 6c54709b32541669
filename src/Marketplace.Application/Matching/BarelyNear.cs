using Marketplace.Application.Ports;

namespace Marketplace.Application.Matching;

/// <summary>
/// Nearness in which a document without a vector counts as the least near of those that are near at all, so that what the words gave can be
/// told from a hit's score: see <see cref="SearchRequest.Nearness"/>. Without any, the words alone.
/// </summary>
internal sealed class BarelyNear(INearness? known) : INearness
{
    private readonly float _least = known?.Nearest is { Count: > 0 } nearest ? nearest[^1].Cosine : 0;

    public IReadOnlyList<NearDocument> Nearest => known?.Nearest ?? [];

    public float? CosineOf(Guid id) => known?.CosineOf(id) ?? _least;

    /// <summary>What the words of a hit are of the ideal, in [0, 1].</summary>
    public double WordsOf(SearchHit hit) => Math.Clamp(hit.Score - (INearness.Weight * CosineOf(hit.Id)!.Value), 0, 1);
}
