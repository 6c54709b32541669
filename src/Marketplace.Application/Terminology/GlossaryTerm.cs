using Marketplace.Domain.Common;
using Marketplace.Domain.Terminology;

namespace Marketplace.Application.Terminology;

/// <summary>One term of a concept, ready to be found in texts.</summary>
internal sealed record GlossaryTerm(string Text, IReadOnlyList<TypedWord> Words, Language Language, ConceptWording Concept)
{
    /// <summary>Short forms are words of everyday language when they are not in capitals.</summary>
    private const int ShortForm = 3;

    private bool IsShortForm => Text.Length <= ShortForm && Text.Any(char.IsUpper);

    private bool IsName => char.IsUpper(Text[0]);

    /// <summary>The words of a text at this place are this term, and not others that only look like it.</summary>
    public bool IsMeant(TextManner manner, int start)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            // Who types marks means them.
            var (word, wanted) = (manner.Words[start + i], Words[i]);
            if (word.Exact != wanted.Exact && (word.HasMarks || (Words.Count == 1 && wanted.CouldBeSyllable)))
            {
                return false;
            }
        }

        return Words.Count > 1 || manner.Words.Count == 1 || IsMeantAmongOthers(manner, manner.Words[start]);
    }

    private bool IsMeantAmongOthers(TextManner manner, TypedWord word) =>
        IsShortForm || (IsName && Words[0].CouldBeSyllable) ? !manner.IsInCapitals && word.Typed == Text
        : !Words[0].CouldBeSyllable || word.HasMarks || manner.HasMarks;
}

/// <summary>A text as somebody typed it.</summary>
/// <param name="HasMarks">At least one word has, so that marks were not left out.</param>
/// <param name="IsInCapitals">Nothing but capitals: they say nothing of a short form.</param>
internal sealed record TextManner(IReadOnlyList<TypedWord> Words, bool HasMarks, bool IsInCapitals)
{
    public static TextManner Of(IReadOnlyList<TypedWord> words) =>
        new(words, words.Any(w => w.HasMarks), words.Count > 1 && !words.Any(w => w.Typed.Any(char.IsLower)));
}
