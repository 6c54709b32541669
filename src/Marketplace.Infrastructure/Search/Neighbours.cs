using System.Runtime.InteropServices;

namespace Marketplace.Infrastructure.Search;

/// <summary>The known words, folded, to the left and to the right of a mistyped one: they tell which word was meant, and with which marks.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Neighbours(string? Left, string? Right)
{
    public static Neighbours Of(IReadOnlyList<Syllable> words, IReadOnlyList<bool> isKnown, int position) => new(
        position > 0 && isKnown[position - 1] ? words[position - 1].Folded : null,
        position + 1 < words.Count && isKnown[position + 1] ? words[position + 1].Folded : null);

    /// <summary>The pairs that a word would make with them.</summary>
    public IEnumerable<string> With(string word)
    {
        if (Left is not null)
        {
            yield return Syllables.Pair(Left, word);
        }

        if (Right is not null)
        {
            yield return Syllables.Pair(word, Right);
        }
    }

    /// <summary>How these texts mostly write the word beside them; null when none does.</summary>
    public string? WritingOf(string word, IEnumerable<string> texts)
    {
        var pairs = With(word).ToArray();
        return texts.SelectMany(text => Writings(Syllables.Of(text), text, word, pairs)).CountBy(w => w, StringComparer.Ordinal).OrderByDescending(w => w.Value).Select(w => w.Key).FirstOrDefault();
    }

    private static IEnumerable<string> Writings(List<Syllable> words, string text, string word, string[] pairs) => words.Index()
        .Where(w => w.Item.Folded == word
            && ((w.Index > 0 && pairs.Contains(Syllables.Pair(words[w.Index - 1].Folded, word), StringComparer.Ordinal))
                || (w.Index + 1 < words.Count && pairs.Contains(Syllables.Pair(word, words[w.Index + 1].Folded), StringComparer.Ordinal))))
        .Select(w => Spelling.Written(text[w.Item.Start..w.Item.End]));
}
