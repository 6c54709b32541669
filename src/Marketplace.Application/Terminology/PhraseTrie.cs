using System.Runtime.InteropServices;

namespace Marketplace.Application.Terminology;

/// <summary>All terms by their words, to find the longest ones in a text in one pass.</summary>
internal sealed class PhraseTrie
{
    private readonly Node _root = new();

    public void Add(GlossaryTerm term)
    {
        var node = _root;
        foreach (var word in term.Words)
        {
            node = CollectionsMarshal.GetValueRefOrAddDefault(node.Next, word.Key, out _) ??= new Node();
        }

        node.Terms.Add(term);
    }

    /// <summary>The longest terms from left to right; none overlaps another.</summary>
    public IEnumerable<FoundPhrase> LongestIn(TextManner manner)
    {
        for (var start = 0; start < manner.Words.Count;)
        {
            var longest = LongestAt(manner, start);
            if (longest is not null)
            {
                yield return longest;
            }

            start += longest?.Length ?? 1;
        }
    }

    private FoundPhrase? LongestAt(TextManner manner, int start)
    {
        FoundPhrase? longest = null;
        var node = _root;
        for (var i = start; i < manner.Words.Count && node.Next.TryGetValue(manner.Words[i].Key, out var next); i++)
        {
            node = next;
            if (node.Terms.FindAll(t => t.IsMeant(manner, start)) is { Count: > 0 } meant)
            {
                longest = new FoundPhrase(start, i - start + 1, meant);
            }
        }

        return longest;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public List<GlossaryTerm> Terms { get; } = [];
    }
}

/// <param name="Start">Its first word.</param>
/// <param name="Length">In words.</param>
internal sealed record FoundPhrase(int Start, int Length, IReadOnlyList<GlossaryTerm> Terms);
