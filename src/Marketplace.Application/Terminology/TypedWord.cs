using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Terminology;

/// <summary>One word of a text or of a term, as the glossary compares them.</summary>
/// <param name="Key">Folded, with one spelling of i and y, and English plurals as their singulars.</param>
/// <param name="Folded">Lower case, without any mark.</param>
/// <param name="Exact">With its marks; the tone stands at the end, so that "hoà" and "hòa" are one word.</param>
/// <param name="Typed">As it stands in the text.</param>
internal sealed partial record TypedWord(string Key, string Folded, string Exact, string Typed, int Start, int End)
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    public bool HasMarks => Exact.Length != Folded.Length || Exact != Folded;

    /// <summary>Without its marks it could be a syllable of Vietnamese, and then of several: "ai" is "ái" and "ải" too.</summary>
    public bool CouldBeSyllable => SyllableShape().IsMatch(Folded);

    public static List<TypedWord> Of(string? text)
    {
        var (words, whole) = (new List<TypedWord>(), WholeText.Of(text ?? "").Normalize());
        for (var i = 0; i < whole.Length;)
        {
            var start = i;
            while (i < whole.Length && (char.IsLetterOrDigit(whole[i]) || CharUnicodeInfo.GetUnicodeCategory(whole[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                i++;
            }

            if (i > start && Made(whole[start..i], start) is { } word)
            {
                words.Add(word);
            }

            i += i == start ? 1 : 0;
        }

        return words;
    }

    private static TypedWord? Made(string typed, int start)
    {
        var (folded, exact, tone) = (new StringBuilder(), new StringBuilder(), '\0');
        foreach (var letter in typed.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.Format:
                    break;
                case UnicodeCategory.NonSpacingMark when Tones.Contains(letter, StringComparison.Ordinal):
                    tone = letter;
                    break;
                case UnicodeCategory.NonSpacingMark:
                    exact.Append(letter);
                    break;
                default:
                    folded.Append(letter == 'đ' ? 'd' : letter);
                    exact.Append(letter);
                    break;
            }
        }

        OneSpellingOfI(folded);
        OneSpellingOfI(exact);
        if (tone != '\0')
        {
            exact.Append(tone);
        }

        var plain = folded.ToString();
        return plain.Length == 0 ? null : new TypedWord(Singular(plain), plain, exact.ToString(), typed, start, start + typed.Length);
    }

    private static void OneSpellingOfI(StringBuilder word)
    {
        if (word.Length is >= 2 and <= 3 && word[^1] == 'y' && !"aeiouy".Contains(word[^2], StringComparison.Ordinal))
        {
            word[^1] = 'i';
        }
    }

    /// <summary>No syllable of Vietnamese ends in s, so nothing of it is lost.</summary>
    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };

    [GeneratedRegex(@"\A(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x)?(?:a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ya|ye|ieu|yeu|oai|oao|oay|oeo|uai|uay|uoi|uou|uye|uya|uyu)(?:c|ch|m|n|ng|nh|p|t)?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SyllableShape();
}
