using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Marketplace.Domain.Common;

/// <summary>How a text is cut into words, and how words are compared: the same for documents, for questions and for the glossary. Any text is taken, however broken.</summary>
public static class WordForms
{
    private static readonly FrozenSet<char> Tones = "\u0300\u0301\u0303\u0309\u0323".ToFrozenSet();

    /// <summary>A word goes on through letters, digits, marks and what cannot be seen (zero-width joiners and spaces).</summary>
    public static IEnumerable<(int Start, int End)> Cut(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && IsPartOfWord(text, ref i))
            {
            }

            if (i > start)
            {
                yield return (start, i);
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>
    /// Folded is lower case without any mark, đ as d: what people type. Exact has the marks, the tone at the end, so that "hoà" and "hòa"
    /// are one word. In both "kỹ" and "kĩ" are one word. Both are empty when nothing of the word can be seen.
    /// </summary>
    public static (string Folded, string Exact) Of(string word)
    {
        var (folded, exact, tone) = (new StringBuilder(word.Length), new StringBuilder(word.Length + 1), '\0');
        foreach (var letter in WholeText.Of(word).ToLowerInvariant().Normalize(NormalizationForm.FormD))
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
            return ("", "");
        }

        OneSpellingOfI(folded);
        OneSpellingOfI(exact);
        return (folded.ToString(), tone == '\0' ? exact.ToString() : exact.Append(tone).ToString());
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

    /// <summary>"kỹ thuật" and "kĩ thuật": a final y after a consonant is the same sound as i.</summary>
    private static void OneSpellingOfI(StringBuilder word)
    {
        if (word.Length is >= 2 and <= 3 && word[^1] == 'y' && !"aeiouy".Contains(word[^2], StringComparison.Ordinal))
        {
            word[^1] = 'i';
        }
    }
}
