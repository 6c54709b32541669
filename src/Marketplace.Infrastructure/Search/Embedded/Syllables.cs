using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Lucene.Net.Tartarus.Snowball.Ext;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>One word of a text, in the forms in which it is looked for.</summary>
/// <param name="Folded">Lower case, without any mark: what people type.</param>
/// <param name="Exact">With its marks; the tone stands at the end, so that "hoà" and "hòa" are one word.</param>
/// <param name="Stem">English stem.</param>
internal readonly record struct Syllable(string Folded, string Exact, string Stem, int Start, int End);

/// <summary>
/// Cuts text into words, the same way for documents, for questions and for marking hits. Marks are folded, đ becomes d
/// (no analyser of Lucene does that), and "kỹ" and "kĩ" are one word. Any text is taken, however broken.
/// </summary>
internal static class Syllables
{
    private const int LongestWord = 64;
    private static readonly FrozenSet<char> Tones = "\u0300\u0301\u0303\u0309\u0323".ToFrozenSet();

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

        // A word goes on through letters, digits, marks and what cannot be seen (zero-width joiners and spaces).
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && IsPartOfWord(text, ref i))
            {
            }

            if (i > start)
            {
                Add(words, text, start, i);
            }
            else
            {
                i++;
            }
        }

        return words;
    }

    /// <summary>Pairs of neighbours: they win back what folding loses.</summary>
    public static IEnumerable<string> Pairs(IReadOnlyList<Syllable> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            yield return words[i - 1].Folded + "_" + words[i].Folded;
        }
    }

    private static bool IsPartOfWord(string text, ref int position)
    {
        var status = Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out var length);
        if (status != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        var isPart = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
        position += isPart ? length : 0;
        return isPart;
    }

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

        var (folded, exact) = (new StringBuilder(piece.Length), new StringBuilder(piece.Length + 1));
        var tone = '\0';
        foreach (var letter in WholeText.Of(piece).ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.Format:
                    break;
                case UnicodeCategory.NonSpacingMark when Tones.Contains(letter):
                    tone = letter;
                    break;
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark:
                    exact.Append(letter);
                    break;
                default:
                    folded.Append(letter == 'đ' ? 'd' : letter);
                    exact.Append(letter);
                    break;
            }
        }

        if (folded.Length == 0)
        {
            return new Forms("", "", "");
        }

        OneSpellingOfI(folded);
        OneSpellingOfI(exact);
        if (tone != '\0')
        {
            exact.Append(tone);
        }

        var plain = folded.ToString();
        return new Forms(plain, exact.ToString(), Stem(plain));
    }

    /// <summary>"kỹ thuật" and "kĩ thuật": a final y after a consonant is the same sound as i.</summary>
    private static void OneSpellingOfI(StringBuilder word)
    {
        if (word.Length is >= 2 and <= 3 && word[^1] == 'y' && !"aeiouy".Contains(word[^2], StringComparison.Ordinal))
        {
            word[^1] = 'i';
        }
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
