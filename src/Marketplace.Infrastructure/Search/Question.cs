using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Search;

/// <summary>
/// A person's words as terms to look for; never handed to a query parser. Most of the words must be there (how many depends on how
/// many there are); pairs, exact marks and the title decide the order. Weights from the measurements in the search design.
/// </summary>
internal sealed class Question
{
    /// <summary>Lucene refuses more than 1,024 clauses; of a very long text the rarest words say the most.</summary>
    public const int MostTerms = 256;

    /// <summary>Of a document that others shall be like: more words cost time and change nothing.</summary>
    public const int MostLikeTerms = 64;

    /// <summary>In a text of more words those that more than a twentieth of many documents hold are left out (measured: costs a point, and is ten times as fast).</summary>
    public const int LongText = 64;

    /// <summary>So few documents are read in no time.</summary>
    private const int FewDocuments = 1_000;

    /// <summary>So many of those that the index holds are kept whatever they are.</summary>
    private const int Fewest = 8;

    private const float Pairs = 1f;
    private const float Exact = 0.5f;
    private const float Stems = 0.8f;
    private const float Title = 0.6f;
    private const float TitleStems = 0.4f;

    private readonly IReadOnlyList<Alternative> _alternatives;
    private readonly IReadOnlyList<string> _pairs;
    private readonly IReadOnlyList<string> _exact;
    private readonly HashSet<string> _folded;
    private readonly HashSet<string> _stems;

    /// <summary>Below their folded forms the words as they were typed.</summary>
    private readonly ILookup<string, string> _typed;

    private Question(IReadOnlyList<Syllable> words, IReadOnlyList<Alternative> alternatives, int mostTerms, bool isAnyEnough, ITermStatistics index)
    {
        // Of a long text the words that stand everywhere say nothing and cost the most.
        var most = words.Count > LongText ? Math.Max(index.Documents / 20, FewDocuments) : int.MaxValue;
        Syllable[] different = [.. words.DistinctBy(w => w.Folded, StringComparer.Ordinal)];
        var distinct = Rarest(different, mostTerms, most, w => new Term(Fields.All, w.Folded), index);
        _alternatives = alternatives;
        _pairs = Rarest([.. Syllables.Pairs(words).Distinct(StringComparer.Ordinal)], mostTerms, int.MaxValue, p => new Term(Fields.AllPairs, p), index);
        _exact = Rarest([.. words.Select(w => w.Exact).Distinct(StringComparer.Ordinal)], mostTerms, most, w => new Term(Fields.AllExact, w), index);
        _folded = distinct.Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        _stems = distinct.Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        _typed = words.ToLookup(w => w.Folded, w => w.Exact, StringComparer.Ordinal);
        Needed = isAnyEnough ? 1 : NeededOf(different.Length);
        Words = [.. distinct.Select(word => FormsOf(word))];
        Order =
        [
            .. Each(Fields.AllPairs, _pairs, Pairs), .. Each(Fields.AllExact, _exact, Exact),
            .. Each(Fields.Title, _folded, Title), .. Each(Fields.TitleStems, _stems, TitleStems),
        ];
    }

    private Question(bool isEverything)
    {
        (_alternatives, _pairs, _exact, _folded, _stems, _typed, Words, Order) = ([], [], [], [], [], Enumerable.Empty<string>().ToLookup(w => w, StringComparer.Ordinal), [], []);
        IsEverything = isEverything;
    }

    /// <summary>Nothing is asked for: all documents are equally good.</summary>
    public bool IsEverything { get; }

    /// <summary>How many of the words a hit must hold.</summary>
    public int Needed { get; }

    /// <summary>For each word what it is found by, alternatives included.</summary>
    public IReadOnlyList<IReadOnlyList<SoughtTerm>> Words { get; }

    /// <summary>What decides the order only.</summary>
    public IReadOnlyList<SoughtTerm> Order { get; }

    public static Question Of(string? text, IReadOnlyList<Expansion> expansions, ITermStatistics index)
    {
        var words = Syllables.Of(text);
        return words.Count > 0
            ? new Question(words, [.. expansions.SelectMany(Alternative.Of)], MostTerms, isAnyEnough: false, index)
            : new Question(isEverything: string.IsNullOrWhiteSpace(text));
    }

    /// <summary>What is like a text: any of its rarest words.</summary>
    public static Question Like(string text, ITermStatistics index) =>
        Syllables.Of(text) is { Count: > 0 } words ? new Question(words, [], MostLikeTerms, isAnyEnough: true, index) : new Question(isEverything: false);

    /// <summary>The score of a text that held every word, pair and exact word asked for, those included that the index lacks.</summary>
    public float Ideal(ITermStatistics index) => Bm25.Most * (
        Rarity(index, Fields.All, _folded) + (Pairs * Rarity(index, Fields.AllPairs, _pairs)) + (Exact * Rarity(index, Fields.AllExact, _exact)));

    /// <summary>Which of a text's words were looked for. Where one has the very marks that were typed, those that only look like it ("nghề" beside "nghệ") were not.</summary>
    public bool[] Marks(IReadOnlyList<Syllable> words)
    {
        var marks = new bool[words.Count];
        var asTyped = words.Where(IsAsTyped).Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] |= _folded.Contains(words[i].Folded) ? !asTyped.Contains(words[i].Folded) || IsAsTyped(words[i]) : _stems.Contains(words[i].Stem);
            foreach (var alternative in _alternatives)
            {
                if (alternative.StandsAt(words, i))
                {
                    marks.AsSpan(i, alternative.Words.Count).Fill(value: true);
                }
            }
        }

        return marks;
    }

    /// <summary>Whoever typed a word without marks may mean any.</summary>
    private bool IsAsTyped(Syllable word) => _typed[word.Folded].Contains(word.Exact, StringComparer.Ordinal) && !_typed[word.Folded].Contains(word.Folded, StringComparer.Ordinal);

    /// <summary>All of one or two words, most of a few, some of up to eight: asking for more costs relevance (measured: 0.946 instead of 0.962).</summary>
    private static int NeededOf(int words) => words switch
    {
        <= 2 => words,
        <= 4 => words - 1,
        <= SearchRequest.FewWords => (words * 2) / 5,
        _ => 1,
    };

    private IReadOnlyList<SoughtTerm> FormsOf(Syllable word) =>
    [
        .. Each(Fields.All, [word.Folded], 1),
        .. Each(Fields.AllStems, [word.Stem], Stems),
        .. _alternatives.Where(a => a.Covers(word)).Select(a => new SoughtTerm(Term: null, a.Query(share: 1f / a.Covered), 1)),
    ];

    private static IEnumerable<SoughtTerm> Each(string field, IEnumerable<string> words, float weight) =>
        words.Select(word => new SoughtTerm(new Term(field, word), Query: null, weight));

    private static float Rarity(ITermStatistics index, string field, IEnumerable<string> terms) =>
        (float)terms.Sum(term => Bm25.Rarity(index.DocumentsWith(new Term(field, term)), index.Documents));

    /// <summary>So many of the rarest, and of these beyond the first few none that more documents hold than <paramref name="mostDocuments"/>.</summary>
    private static T[] Rarest<T>(T[] all, int most, int mostDocuments, Func<T, Term> term, ITermStatistics index)
    {
        if (all.Length <= most && mostDocuments == int.MaxValue)
        {
            return all;
        }

        var byRarity = all.Select(one => (One: one, Documents: index.DocumentsWith(term(one)))).OrderBy(t => t.Documents).Take(most).ToArray();
        var unknown = byRarity.Count(t => t.Documents == 0);
        return [.. byRarity.Where((t, i) => i < unknown + Fewest || t.Documents <= mostDocuments).Select(t => t.One)];
    }
}

/// <summary>One term, or where that is not enough a query.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SoughtTerm(Term? Term, Query? Query, float Weight);
