using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// The terms of a question in all segments of an index. The words of each field are looked up in their order, with one cursor: they
/// lie in blocks that neighbours share, and a cursor takes longer to make than to move.
/// </summary>
internal sealed class SoughtTerms
{
    private readonly IndexSearcher _searcher;
    private readonly Dictionary<Term, TermContext> _states = [];
    private readonly Dictionary<string, float[]> _lengths = new(StringComparer.Ordinal);

    public SoughtTerms(Question question, IndexSearcher searcher)
    {
        _searcher = searcher;
        foreach (var field in question.Words.Append(question.Order).SelectMany(terms => terms).Select(t => t.Term).OfType<Term>().Distinct().GroupBy(t => t.Field, StringComparer.Ordinal))
        {
            _lengths[field.Key] = Bm25.LengthsOf(searcher.CollectionStatistics(field.Key));
            var terms = field.OrderBy(t => t.Bytes).ToArray();
            foreach (var leaf in searcher.IndexReader.Leaves)
            {
                Find(terms, leaf);
            }
        }
    }

    /// <summary>Without those that no document holds.</summary>
    public TermSum[] SumsOf(IReadOnlyList<SoughtTerm> terms) => [.. terms.Select(SumOf).OfType<TermSum>()];

    private TermSum? SumOf(SoughtTerm sought)
    {
        var reader = _searcher.IndexReader;
        if (sought.Term is { } term)
        {
            return _states.TryGetValue(term, out var states) ? new TermSum(term, sought.Weight, states, _lengths[term.Field], reader.MaxDoc) : null;
        }

        var terms = new HashSet<Term>();
        sought.Query!.ExtractTerms(terms);
        return new TermSum(_searcher.CreateNormalizedWeight(sought.Query), terms.Max(reader.DocFreq));
    }

    private void Find(Term[] terms, AtomicReaderContext leaf)
    {
        if (leaf.AtomicReader.GetTerms(terms[0].Field)?.GetEnumerator() is not { } cursor)
        {
            return;
        }

        foreach (var term in terms)
        {
            if (cursor.SeekExact(term.Bytes))
            {
                var states = _states.TryGetValue(term, out var known) ? known : _states[term] = new TermContext(_searcher.TopReaderContext);
                states.Register(cursor.GetTermState(), leaf.Ord, cursor.DocFreq, cursor.TotalTermFreq);
            }
        }
    }
}
