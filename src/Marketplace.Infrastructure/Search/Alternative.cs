using Lucene.Net.Index;
using Lucene.Net.Search;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search;

/// <summary>Other words that may stand instead of some of the question's.</summary>
internal sealed class Alternative
{
    /// <summary>What was typed itself is worth more by its exact words and those of the title. Measured on questions in the other language: 0.7 finds 1.9 points less, 1.5 costs those of the same language 0.2.</summary>
    private const float Weight = 1f;

    private readonly HashSet<string> _covered;
    private readonly Language? _language;

    private Alternative(IEnumerable<Syllable> phrase, IReadOnlyList<Syllable> words, Language? language)
    {
        _covered = phrase.Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        _language = language;
        Words = words;
    }

    public IReadOnlyList<Syllable> Words { get; }

    /// <summary>How many different words of the question it stands for.</summary>
    public int Covered => _covered.Count;

    public static IEnumerable<Alternative> Of(Expansion expansion) => Syllables.Of(expansion.Phrase) is { Count: > 0 } phrase
        ? expansion.Others.Select(Syllables.Of).Where(other => other.Count > 0).Select(other => new Alternative(phrase, other, expansion.Language))
        : [];

    public bool Covers(Syllable word) => _covered.Contains(word.Folded);

    /// <summary>All of its words beside each other, worth about as much as the words they stand for.</summary>
    /// <param name="share">Of its worth: one that stands for two words is found below each of them.</param>
    public Query Query(float share)
    {
        var terms = Terms().Select(t => new TermQuery(t)).ToArray();
        if (terms.Length == 1)
        {
            terms[0].Boost = Weight * Covered * share;
            return terms[0];
        }

        var all = new BooleanQuery(disableCoord: true) { Boost = Weight * Covered * share / terms.Length };
        foreach (var term in terms)
        {
            all.Add(term, Words.Count == 1 ? Occur.SHOULD : Occur.MUST);
        }

        return all;
    }

    public bool StandsAt(IReadOnlyList<Syllable> text, int start)
    {
        if (start + Words.Count > text.Count)
        {
            return false;
        }

        for (var i = 0; i < Words.Count; i++)
        {
            var (word, wanted) = (text[start + i], Words[i]);
            if (Words.Count == 1 ? word.Exact != wanted.Exact : word.Folded != wanted.Folded && (_language == Language.Vi || word.Stem != wanted.Stem))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>English by stems, several Vietnamese words as pairs, and one alone with its marks.</summary>
    private IEnumerable<Term> Terms() => (_language, Words.Count) switch
    {
        (Language.En, _) => Words.Select(w => w.Stem).Distinct(StringComparer.Ordinal).Select(stem => new Term(Fields.AllStems, stem)),
        (_, > 1) => Syllables.Pairs(Words).Distinct(StringComparer.Ordinal).Select(pair => new Term(Fields.AllPairs, pair)),
        (Language.Vi, _) => [new Term(Fields.AllExact, Words[0].Exact)],
        _ => [new Term(Fields.AllExact, Words[0].Exact), new Term(Fields.AllStems, Words[0].Stem)],
    };
}
