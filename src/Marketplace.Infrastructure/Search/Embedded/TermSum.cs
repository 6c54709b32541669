using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>One term of a question, or a query where a term is not enough: which documents hold it, and what it adds to their scores.</summary>
internal sealed class TermSum
{
    private readonly float[] _lengths = [];
    private readonly float _most;
    private readonly TermContext? _states;
    private readonly Term? _term;
    private readonly Weight? _query;

    /// <param name="states">Where the term stands in each segment.</param>
    /// <param name="lengths">Of its field.</param>
    /// <param name="all">How many documents there are.</param>
    public TermSum(Term term, float weight, TermContext states, float[] lengths, int all)
    {
        (_term, _states, _lengths, Documents) = (term, states, lengths, states.DocFreq);
        _most = (float)Bm25.Rarity(Documents, all) * weight * Bm25.Most;
    }

    /// <param name="documents">How many hold it, about.</param>
    public TermSum(Weight query, int documents) => (_query, Documents, _most) = (query, documents, float.PositiveInfinity);

    /// <summary>How many documents hold it; of a query about.</summary>
    public int Documents { get; }

    /// <summary>No document's score gains more by it.</summary>
    public double Most => _most;

    /// <summary>Reads all documents of a segment that hold it.</summary>
    /// <param name="word">A bit that is set for each of them, or none.</param>
    /// <param name="isScored">Whether their scores are added to, and not only the bit is set, for which less is read.</param>
    public void Read(SegmentSums segment, byte word, bool isScored)
    {
        if (HoldersIn(segment, isScored) is not { } holders)
        {
            return;
        }

        var (words, scores, kept) = (segment.Words, segment.Scores, LengthsIn(segment));
        for (var doc = holders.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = holders.NextDoc())
        {
            if (word != SegmentSums.NoWord)
            {
                words[doc] |= word;
            }

            if (isScored)
            {
                scores[doc] += Score(holders, kept, doc);
            }
        }
    }

    /// <summary>The same for those documents alone that are looked at.</summary>
    public void LookUp(SegmentSums segment, byte word, bool isScored)
    {
        if (HoldersIn(segment, isScored) is not { } holders)
        {
            return;
        }

        var (words, scores, kept, at) = (segment.Words, segment.Scores, LengthsIn(segment), -1);
        foreach (var doc in segment.Found)
        {
            at = at < doc ? holders.Advance(doc) : at;
            if (at == DocIdSetIterator.NO_MORE_DOCS)
            {
                return;
            }

            if (at != doc)
            {
                continue;
            }

            if (word != SegmentSums.NoWord)
            {
                words[doc] |= word;
            }

            if (isScored)
            {
                scores[doc] += Score(holders, kept, doc);
            }
        }
    }

    private float Score(DocsEnum holders, byte[]? kept, int doc)
    {
        if (kept is null)
        {
            return ((Scorer)holders).GetScore();
        }

        float frequency = holders.Freq;
        return _most * frequency / (frequency + _lengths[kept[doc]]);
    }

    private byte[]? LengthsIn(SegmentSums segment) => _term is null ? null : segment.Columns.LengthsOf(_term.Field);

    private DocsEnum? HoldersIn(SegmentSums segment, bool isScored) =>
        _query is not null ? _query.GetScorer(segment.Leaf, segment.Leaf.AtomicReader.LiveDocs)
        : _states!.Get(segment.Leaf.Ord) is { } state ? segment.HoldersOf(_term!, state, isScored)
        : null;
}
