using Marketplace.Application.Meaning;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Terminology;

/// <summary>One word of a text or of a term, as the glossary compares them.</summary>
/// <param name="Key">Folded, with one spelling of i and y, and English plurals as their singulars.</param>
/// <param name="Folded">Lower case, without any mark.</param>
/// <param name="Exact">With its marks; the tone stands at the end, so that "hoà" and "hòa" are one word.</param>
/// <param name="Typed">As it stands in the text.</param>
internal sealed record TypedWord(string Key, string Folded, string Exact, string Typed, int Start, int End)
{
    public bool HasMarks => Exact.Length != Folded.Length || Exact != Folded;

    /// <summary>Without its marks it could be a syllable of Vietnamese, and then of several: "ai" is "ái" and "ải" too.</summary>
    public bool CouldBeSyllable => VietnameseSyllables.IsPossible(Folded);

    public static List<TypedWord> Of(string? text)
    {
        var (words, whole) = (new List<TypedWord>(), WholeText.Of(text ?? "").Normalize());
        foreach (var (start, end) in WordForms.Cut(whole))
        {
            var (typed, (folded, exact)) = (whole[start..end], WordForms.Of(whole[start..end]));
            if (folded.Length > 0)
            {
                words.Add(new TypedWord(Singular(folded), folded, exact, typed, start, end));
            }
        }

        return words;
    }

    /// <summary>No syllable of Vietnamese ends in s, so nothing of it is lost.</summary>
    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };
}
