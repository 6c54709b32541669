using Lucene.Net.Tartarus.Snowball.Ext;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search;

/// <summary>One word of a text, in the forms in which it is looked for.</summary>
/// <param name="Folded">Lower case, without any mark: what people type.</param>
/// <param name="Exact">With its marks; the tone stands at the end, so that "hoà" and "hòa" are one word.</param>
/// <param name="Stem">English stem.</param>
internal readonly record struct Syllable(string Folded, string Exact, string Stem, int Start, int End);

/// <summary>
/// Cuts text into words, the same way for documents, for questions and for marking hits; a word of a few thousand is
/// made once. Marks are folded and đ becomes d by <see cref="WordForms"/>: no analyser of Lucene does that.
/// </summary>
internal static class Syllables
{
    private const int LongestWord = 64;

    /// <summary>The few thousand syllables of the language are most of what there is; a thread forgets them all when they are too many.</summary>
    private const int MostKept = 50_000;

    private const int LongestKept = 24;

    [ThreadStatic]
    private static EnglishStemmer? _stemmer;

    [ThreadStatic]
    private static Dictionary<string, Forms>? _kept;

    public static List<Syllable> Of(string? text)
    {
        var words = new List<Syllable>();
        if (string.IsNullOrEmpty(text))
        {
            return words;
        }

        foreach (var (start, end) in WordForms.Cut(text))
        {
            Add(words, text, start, end);
        }

        return words;
    }

    /// <summary>Pairs of neighbours: they win back what folding loses.</summary>
    public static IEnumerable<string> Pairs(IReadOnlyList<Syllable> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            yield return Pair(words[i - 1].Folded, words[i].Folded);
        }
    }

    public static string Pair(string first, string second) => first + "_" + second;

    private static void Add(List<Syllable> words, string text, int start, int end)
    {
        var forms = FormsOf(text.AsSpan(start, Math.Min(end - start, LongestWord)));
        if (forms.Folded.Length > 0)
        {
            words.Add(new Syllable(forms.Folded, forms.Exact, forms.Stem, start, end));
        }
    }

    private static Forms FormsOf(ReadOnlySpan<char> piece)
    {
        if (piece.Length > LongestKept)
        {
            return MadeOf(piece.ToString());
        }

        var kept = _kept ??= new Dictionary<string, Forms>(StringComparer.Ordinal);
        var bySpan = kept.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!bySpan.TryGetValue(piece, out var forms))
        {
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            forms = bySpan[piece] = MadeOf(piece.ToString());
        }

        return forms;
    }

    private static Forms MadeOf(string piece)
    {
        if (char.IsHighSurrogate(piece[^1]))
        {
            piece = piece[..^1];
        }

        var (folded, exact) = WordForms.Of(piece);
        return new Forms(folded, exact, folded.Length == 0 ? "" : Stem(folded));
    }

    private static string Stem(string word)
    {
        var stemmer = _stemmer ??= new EnglishStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    private sealed record Forms(string Folded, string Exact, string Stem);
}
