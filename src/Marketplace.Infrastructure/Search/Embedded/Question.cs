using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// A person's words as a query of terms; never handed to a query parser. Most of the words must be there (how many depends on how
/// many there are); pairs, exact marks and the title decide the order. Weights from the measurements in the search design.
/// </summary>
internal sealed class Question
{
    /// <summary>Lucene refuses more than 1,024 clauses; of a very long text the rarest words say the most.</summary>
    private const int MostTerms = 256;

    private readonly HashSet<string> _folded;
    private readonly HashSet<string> _stems;

    private Question(Query query, HashSet<string> folded, HashSet<string> stems)
    {
        Query = query;
        _folded = folded;
        _stems = stems;
    }

    public Query Query { get; }

    public bool HasWords => _folded.Count > 0;

    public static Question Of(string? text, IndexReader reader)
    {
        var words = Syllables.Of(text);
        if (words.Count == 0)
        {
            return new Question(string.IsNullOrWhiteSpace(text) ? new MatchAllDocsQuery() : new BooleanQuery(), [], []);
        }

        var distinct = Rarest([.. words.DistinctBy(w => w.Folded, StringComparer.Ordinal)], w => new Term(Documents.All, w.Folded), reader);
        var must = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = Needed(distinct.Count) };
        foreach (var word in distinct)
        {
            must.Add(new BooleanQuery(disableCoord: true)
            {
                { new TermQuery(new Term(Documents.All, word.Folded)), Occur.SHOULD },
                { new TermQuery(new Term(Documents.AllStems, word.Stem)) { Boost = 0.8f }, Occur.SHOULD },
            }, Occur.SHOULD);
        }

        var query = new BooleanQuery(disableCoord: true) { { must, Occur.MUST } };
        Add(query, Documents.AllPairs, Rarest([.. Syllables.Pairs(words).Distinct(StringComparer.Ordinal)], p => new Term(Documents.AllPairs, p), reader), 1f);
        Add(query, Documents.AllExact, Rarest([.. words.Select(w => w.Exact).Distinct(StringComparer.Ordinal)], w => new Term(Documents.AllExact, w), reader), 0.5f);
        Add(query, Documents.Title, distinct.Select(w => w.Folded), 0.6f);
        Add(query, Documents.TitleStems, distinct.Select(w => w.Stem), 0.4f);
        return new Question(query, distinct.Select(w => w.Folded).ToHashSet(StringComparer.Ordinal), distinct.Select(w => w.Stem).ToHashSet(StringComparer.Ordinal));
    }

    public bool Marks(Syllable word) => _folded.Contains(word.Folded) || _stems.Contains(word.Stem);

    /// <summary>All of one or two words, most of a few, some of many: asking for more costs relevance (measured: 0.946 instead of 0.962).</summary>
    private static int Needed(int words) => words switch
    {
        <= 2 => words,
        <= 4 => words - 1,
        <= 8 => (words * 2) / 5,
        _ => 1,
    };

    private static void Add(BooleanQuery query, string field, IEnumerable<string> terms, float weight)
    {
        var any = new BooleanQuery(disableCoord: true) { Boost = weight };
        foreach (var term in terms.Distinct(StringComparer.Ordinal))
        {
            any.Add(new TermQuery(new Term(field, term)), Occur.SHOULD);
        }

        if (any.Clauses.Count > 0)
        {
            query.Add(any, Occur.SHOULD);
        }
    }

    private static IReadOnlyList<T> Rarest<T>(IReadOnlyList<T> all, Func<T, Term> term, IndexReader reader) =>
        all.Count <= MostTerms ? all : [.. all.OrderBy(t => reader.DocFreq(term(t))).Take(MostTerms)];
}
