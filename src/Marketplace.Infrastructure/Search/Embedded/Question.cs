using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// A person's words as a query of terms; never handed to a query parser. Most of the words must be there (how many depends on how
/// many there are); pairs, exact marks and the title decide the order. Weights from the measurements in the search design.
/// </summary>
internal sealed class Question
{
    /// <summary>Lucene refuses more than 1,024 clauses; of a very long text the rarest words say the most.</summary>
    public const int MostTerms = 256;

    /// <summary>Of a document that others shall be like: more words cost time and change nothing.</summary>
    public const int MostLikeTerms = 64;

    /// <summary>Of more words than these any one is enough.</summary>
    private const int FewWords = 8;

    private const float Pairs = 1f;
    private const float Exact = 0.5f;
    private const float Stems = 0.8f;
    private const float Title = 0.6f;
    private const float TitleStems = 0.4f;

    /// <summary>BM25's k1, and with it the most that a term can count beside its rarity.</summary>
    private const float Most = IndexFolder.K1 + 1;

    private readonly IReadOnlyList<Alternative> _alternatives;
    private readonly IReadOnlyList<string> _pairs;
    private readonly IReadOnlyList<string> _exact;
    private readonly HashSet<string> _folded;
    private readonly HashSet<string> _stems;

    private Question(IReadOnlyList<Syllable> words, IReadOnlyList<Alternative> alternatives, int mostTerms, bool isAnyEnough, IndexReader reader)
    {
        var distinct = Rarest([.. words.DistinctBy(w => w.Folded, StringComparer.Ordinal)], mostTerms, w => new Term(Documents.All, w.Folded), reader);
        _alternatives = alternatives;
        _pairs = Rarest([.. Syllables.Pairs(words).Distinct(StringComparer.Ordinal)], mostTerms, p => new Term(Documents.AllPairs, p), reader);
        _exact = Rarest([.. words.Select(w => w.Exact).Distinct(StringComparer.Ordinal)], mostTerms, w => new Term(Documents.AllExact, w), reader);
        _folded = distinct.Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        _stems = distinct.Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        Query = isAnyEnough || distinct.Count > FewWords ? Any() : Several(distinct);
    }

    private Question(Query query)
    {
        (_alternatives, _pairs, _exact, _folded, _stems) = ([], [], [], [], []);
        Query = query;
    }

    public Query Query { get; }

    /// <summary>Documents can hold what is asked for; without words all are equally good.</summary>
    public bool HasWords => _folded.Count > 0;

    public static Question Of(string? text, IReadOnlyList<Expansion> expansions, IndexReader reader)
    {
        var words = Syllables.Of(text);
        return words.Count > 0
            ? new Question(words, [.. expansions.SelectMany(Alternative.Of)], MostTerms, isAnyEnough: false, reader)
            : new Question(string.IsNullOrWhiteSpace(text) ? new MatchAllDocsQuery() : new BooleanQuery());
    }

    /// <summary>What is like a text: any of its rarest words.</summary>
    public static Question Like(string text, IndexReader reader) =>
        Syllables.Of(text) is { Count: > 0 } words ? new Question(words, [], MostLikeTerms, isAnyEnough: true, reader) : new Question(new BooleanQuery());

    /// <summary>The words, or one of the documents near in meaning, which count nothing.</summary>
    public Query Or(DocumentKind kind, IReadOnlyList<NearDocument> nearest) => nearest.Count == 0 ? Query : new BooleanQuery(disableCoord: true)
    {
        { Query, Occur.SHOULD },
        { new ConstantScoreQuery(new TermsFilter([.. nearest.Select(n => new Term(Documents.Key, Documents.KeyOf(kind, n.Id)))])) { Boost = 0 }, Occur.SHOULD },
    };

    /// <summary>The score of a text that held every word, pair and exact word asked for, those included that the index lacks.</summary>
    public float Ideal(IndexReader reader) => Most * (
        Rarity(reader, Documents.All, _folded) + (Pairs * Rarity(reader, Documents.AllPairs, _pairs)) + (Exact * Rarity(reader, Documents.AllExact, _exact)));

    /// <summary>Which of a text's words were looked for.</summary>
    public bool[] Marks(IReadOnlyList<Syllable> words)
    {
        var marks = new bool[words.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] |= _folded.Contains(words[i].Folded) || _stems.Contains(words[i].Stem);
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

    /// <summary>All of one or two words, most of a few, some of up to eight: asking for more costs relevance (measured: 0.946 instead of 0.962).</summary>
    private static int Needed(int words) => words switch
    {
        <= 2 => words,
        <= 4 => words - 1,
        _ => (words * 2) / 5,
    };

    /// <summary>As many words as are needed, each in one of its forms or by another one for it.</summary>
    private BooleanQuery Several(IReadOnlyList<Syllable> words)
    {
        var must = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = Needed(words.Count) };
        foreach (var word in words)
        {
            var forms = new BooleanQuery(disableCoord: true)
            {
                { new TermQuery(new Term(Documents.All, word.Folded)), Occur.SHOULD },
                { new TermQuery(new Term(Documents.AllStems, word.Stem)) { Boost = Stems }, Occur.SHOULD },
            };
            foreach (var alternative in _alternatives.Where(a => a.Covers(word)))
            {
                forms.Add(alternative.Query(share: 1f / alternative.Covered), Occur.SHOULD);
            }

            must.Add(forms, Occur.SHOULD);
        }

        var query = new BooleanQuery(disableCoord: true) { { must, Occur.MUST } };
        AddOrder(query);
        return query;
    }

    /// <summary>The same where one word is enough, in the form that Lucene goes through fastest: every clause may be missing.</summary>
    private BooleanQuery Any()
    {
        var query = new BooleanQuery(disableCoord: true);
        Add(query, Documents.All, _folded, 1f);
        Add(query, Documents.AllStems, _stems, Stems);
        AddOrder(query);
        foreach (var alternative in _alternatives)
        {
            query.Add(alternative.Query(share: 1), Occur.SHOULD);
        }

        return query;
    }

    private void AddOrder(BooleanQuery query)
    {
        Add(query, Documents.AllPairs, _pairs, Pairs);
        Add(query, Documents.AllExact, _exact, Exact);
        Add(query, Documents.Title, _folded, Title);
        Add(query, Documents.TitleStems, _stems, TitleStems);
    }

    private static void Add(BooleanQuery query, string field, IEnumerable<string> terms, float weight)
    {
        var any = new BooleanQuery(disableCoord: true) { Boost = weight };
        foreach (var term in terms)
        {
            any.Add(new TermQuery(new Term(field, term)), Occur.SHOULD);
        }

        if (any.Clauses.Count > 0)
        {
            query.Add(any, Occur.SHOULD);
        }
    }

    /// <summary>As BM25 reckons it.</summary>
    private static float Rarity(IndexReader reader, string field, IEnumerable<string> terms)
    {
        var sum = 0.0;
        foreach (var term in terms)
        {
            var documents = reader.DocFreq(new Term(field, term));
            sum += Math.Log(1 + ((reader.MaxDoc - documents + 0.5) / (documents + 0.5)));
        }

        return (float)sum;
    }

    private static IReadOnlyList<T> Rarest<T>(IReadOnlyList<T> all, int most, Func<T, Term> term, IndexReader reader) =>
        all.Count <= most ? all : [.. all.OrderBy(t => reader.DocFreq(term(t))).Take(most)];
}
