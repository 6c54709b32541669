namespace Marketplace.Domain.Common;

/// <summary>How much two texts have in common, whatever their case and marks: Dice's coefficient over pairs of neighbouring words (L. R. Dice, 1945).</summary>
public static class Likeness
{
    /// <summary>From 0 to 100 percent; nothing is like an empty text.</summary>
    public static int Percent(string? one, string? other)
    {
        var (pairs, others) = (Pairs(one), Pairs(other));
        return pairs.Count + others.Count == 0 ? 0 : 200 * pairs.Count(others.Contains) / (pairs.Count + others.Count);
    }

    /// <summary>The pairs of words; a text of one word is its own pair.</summary>
    private static HashSet<string> Pairs(string? text)
    {
        var words = Folding.Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1 ? [words[0]] : [.. words.Zip(words.Skip(1), (left, right) => $"{left} {right}")];
    }
}
