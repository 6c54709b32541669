using Marketplace.Domain.Matching;

namespace Marketplace.Application.Matching;

/// <summary>
/// The suggestions that one side of a listing or a demand has before it, and has neither decided on nor followed up. A full shelf takes only
/// what is better than one of them: the worst gives way. What the other side has answered never does.
/// </summary>
internal sealed class NewShelf(IEnumerable<Shelved> held)
{
    /// <summary>More than these nobody goes through.</summary>
    internal const int Most = 20;

    private readonly List<Shelved> _held = [.. held];

    /// <summary>Fewer than the most stand before it.</summary>
    public bool Takes(int perMille) => _held.Count(s => s.PerMille >= perMille || !s.GivesWay) < Most;

    /// <returns>What gives way to it.</returns>
    public IReadOnlyList<MatchId> Put(Match match)
    {
        Shelved[] worst = [.. _held.Where(s => s.GivesWay).OrderBy(s => s.PerMille).ThenByDescending(s => s.Id.Value).Take(_held.Count + 1 - Most)];
        _held.RemoveAll(worst.Contains);
        _held.Add(new Shelved(match.Id, match.PerMille, GivesWay: false));
        return [.. worst.Select(s => s.Id)];
    }
}

/// <param name="GivesWay">Nobody has answered it.</param>
internal sealed record Shelved(MatchId Id, int PerMille, bool GivesWay);
