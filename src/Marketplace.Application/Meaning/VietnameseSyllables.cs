using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Marketplace.Application.Meaning;

/// <summary>What can be said of Vietnamese text by its letters alone.</summary>
internal static class VietnameseSyllables
{
    private static readonly string[] Onsets =
        ["ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x"];

    /// <summary>Without marks.</summary>
    private static readonly FrozenSet<string> Rhymes = FrozenSet.ToFrozenSet(
        ("a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu "
        + "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot "
        + "u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu "
        + "y yem yen yet yeu").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The rhymes that take no onset before them but are spelt like one: "gi", "quy".</summary>
    private static readonly FrozenSet<string> Whole = FrozenSet.ToFrozenSet(["gi", "gin", "gim", "giet", "gieng", "giua"], StringComparer.Ordinal);

    /// <summary>Runs of letters, with where they begin.</summary>
    public static IEnumerable<(int Start, int Length)> Words(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                yield return (start, i - start);
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>Lower case without any mark, a letter for a letter.</summary>
    public static string Fold(ReadOnlySpan<char> composed)
    {
        var folded = new StringBuilder(composed.Length);
        foreach (var letter in composed)
        {
            folded.Append(Fold(letter));
        }

        return folded.ToString();
    }

    public static bool HasMark(char composed) => Fold(composed) != char.ToLowerInvariant(composed);

    /// <summary>Could be a Vietnamese syllable that was typed without marks.</summary>
    public static bool IsPossible(string folded) =>
        Whole.Contains(folded) || Rhymes.Contains(folded)
        || Onsets.Any(o => folded.StartsWith(o, StringComparison.Ordinal) && Rhymes.Contains(folded[o.Length..]));

    private static char Fold(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        if (lower < 128)
        {
            return lower;
        }

        if (lower == 'đ')
        {
            return 'd';
        }

        var apart = lower.ToString(CultureInfo.InvariantCulture);
        return char.IsSurrogate(lower) ? lower : apart.Normalize(NormalizationForm.FormD)[0];
    }
}
