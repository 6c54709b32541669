using System.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Marketplace.Application.Ports;
using DocumentKind = Marketplace.Application.Ports.DocumentKind;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// Finds what a question hits and puts the best in order, term by term over one segment at a time. All that is found is counted; what
/// only decides the order is read for those documents alone that can still be among the best (MaxScore: H. Turtle and J. Flood, "Query
/// evaluation: strategies and optimizations", 1995). Lucene's own queries go document by document through a heap of all terms, which for
/// syllables that half the documents hold takes many times as long; the scores are the same.
/// </summary>
internal sealed class Ranking
{
    /// <summary>To look one document up takes about as long as to read so many in a row.</summary>
    private const int LookUp = 16;

    /// <summary>A term that more of the documents than one in so many hold is common.</summary>
    private const int Common = 20;

    /// <summary>A common word that can give no more than this share of the whole score is at first only marked.</summary>
    private const double Little = 0.1;

    /// <summary>Of a score: sums of floats are not exact, and nothing may be lost by that.</summary>
    private const double Inexact = 1e-5;

    private readonly HitCollector _collector;

    private readonly IList<AtomicReaderContext> _leaves;
    private readonly bool _isEverything;

    /// <summary>How many documents there are.</summary>
    private readonly int _documents;

    /// <summary>How many of the words a hit holds.</summary>
    private readonly int _needed;

    /// <summary>Each in its forms, in their turn.</summary>
    private readonly TermSum[][] _words;
    private readonly TermSum[] _order;

    /// <summary>Words from this one on can only confirm what holds others: so many are needed that without those before nothing is a hit.</summary>
    private readonly int _confirming;

    /// <summary>Common words say little: up to this.</summary>
    private readonly double _little;

    public Ranking(Question question, IndexSearcher searcher, HitCollector collector)
    {
        (_collector, _leaves, _documents) = (collector, searcher.IndexReader.Leaves, searcher.IndexReader.MaxDoc);
        (_isEverything, _needed) = (question.IsEverything, Math.Max(1, question.Needed));
        var terms = new SoughtTerms(question, searcher);
        _words = [.. question.Words.Select(terms.SumsOf).OrderBy(Turn)];
        _order = terms.SumsOf(question.Order);
        _confirming = _words.Length - _needed + 1;
        _little = Little * _words.SelectMany(forms => forms).Concat(_order).Where(t => double.IsFinite(t.Most)).Sum(t => t.Most);
    }

    /// <param name="nearest">Documents that are hits without any word.</param>
    public void Collect(DocumentKind kind, IReadOnlyList<NearDocument> nearest)
    {
        // The largest first: its best leave little to look at in the others.
        foreach (var leaf in _leaves.Where(_collector.LooksInto).OrderByDescending(l => l.AtomicReader.MaxDoc))
        {
            _collector.SetNextReader(leaf);
            if (_isEverything)
            {
                CollectAll(leaf);
                continue;
            }

            using var segment = new SegmentSums(leaf);
            var left = Find(segment);
            Count(segment);
            AddNearest(kind, nearest, segment);
            Order(segment, left);
        }
    }

    /// <summary>What the question gives one document.</summary>
    public float ScoreOf(int document)
    {
        var leaf = _leaves[ReaderUtil.SubIndex(document, _leaves)];
        using var segment = new SegmentSums(leaf);
        segment.FindOnly(document - leaf.DocBase);
        foreach (var term in _words.SelectMany(forms => forms).Concat(_order))
        {
            term.LookUp(segment, SegmentSums.NoWord, isScored: true);
        }

        return (float)segment.Scores[document - leaf.DocBase];
    }

    private void CollectAll(AtomicReaderContext leaf)
    {
        var (live, count) = (leaf.AtomicReader.LiveDocs, leaf.AtomicReader.MaxDoc);
        for (var doc = 0; doc < count; doc++)
        {
            if (live?.Get(doc) != false && _collector.Counts(doc))
            {
                _collector.Keep(doc, 1);
            }
        }
    }

    /// <summary>Marks for each document which of the words it holds.</summary>
    /// <returns>What is still to be added to the scores, the most first.</returns>
    private List<TermSum> Find(SegmentSums segment)
    {
        var left = _collector.IsRanked ? new List<TermSum>(_order) : [];
        for (var number = 0; number < _words.Length; number++)
        {
            if (number == _confirming)
            {
                segment.FindMarked();
            }

            // Where words are counted at all there are no more of them than bits.
            var word = (byte)(1 << Math.Min(number, 7));
            foreach (var form in _words[number])
            {
                var isScored = _collector.IsRanked && !IsLittle(form);
                if (number >= _confirming && IsLookedUp(form, segment))
                {
                    form.LookUp(segment, word, isScored: true);
                    continue;
                }

                if (_needed == 1 && !isScored && IsCommon(form))
                {
                    MarkOthers(form, segment, word);
                }
                else
                {
                    form.Read(segment, word, isScored);
                }

                if (_collector.IsRanked && !isScored)
                {
                    left.Add(form);
                }
            }
        }

        if (_words.Length <= _confirming)
        {
            segment.FindMarked();
        }

        left.Sort((one, other) => other.Most.CompareTo(one.Most));
        return left;
    }

    /// <summary>Where one word is enough: only what holds none yet need be looked at.</summary>
    private void MarkOthers(TermSum form, SegmentSums segment, byte word)
    {
        segment.FindUnmarked();
        if (IsLookedUp(form, segment))
        {
            form.LookUp(segment, word, isScored: false);
        }
        else
        {
            form.Read(segment, word, isScored: false);
        }
    }

    /// <summary>Keeps what holds enough of the words and is let through.</summary>
    private void Count(SegmentSums segment)
    {
        var found = segment.Found;
        if (_needed > 1)
        {
            var enough = 0;
            foreach (var doc in found)
            {
                if (IsHit(segment, doc))
                {
                    found[enough++] = doc;
                }
            }

            found = found[..enough];
        }

        segment.Keep(_collector.Count(found));
    }

    private void AddNearest(DocumentKind kind, IReadOnlyList<NearDocument> nearest, SegmentSums segment)
    {
        var reader = segment.Leaf.AtomicReader;
        if (nearest.Count == 0 || reader.GetTerms(Fields.Key) is not { } keys)
        {
            return;
        }

        var (sorted, documents) = (keys.GetEnumerator(), default(DocsEnum));
        foreach (var near in nearest)
        {
            if (!sorted.SeekExact(new BytesRef(Fields.KeyOf(kind, near.Id))))
            {
                continue;
            }

            documents = sorted.Docs(reader.LiveDocs, documents, DocsFlags.NONE);
            for (var doc = documents.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.NextDoc())
            {
                if (!IsHit(segment, doc) && _collector.Counts(doc))
                {
                    _collector.Keep(doc, 0);
                }
            }
        }
    }

    /// <summary>Adds what is left to those that can still be among the best, fewer and fewer of them.</summary>
    private void Order(SegmentSums segment, List<TermSum> left)
    {
        // Nothing can be dropped before what was added could outweigh what is still to come.
        var (rest, read, missing, best) = (left.Sum(t => t.Most), (long)segment.Found.Length, 0.0, (double)_collector.Least);
        foreach (var term in left)
        {
            if (missing <= 0 && read >= segment.Found.Length / 2)
            {
                best = segment.LeastOf(_collector.Wanted, best);
                missing = Drop(segment, best, rest) / 2;
                read = 0;
            }

            if (IsLookedUp(term, segment))
            {
                term.LookUp(segment, SegmentSums.NoWord, isScored: true);
            }
            else
            {
                term.Read(segment, SegmentSums.NoWord, isScored: true);
            }

            rest -= term.Most;
            missing -= term.Most;
            read += Math.Min(Expected(term, segment), (long)segment.Found.Length * LookUp);
        }

        foreach (var doc in segment.Found)
        {
            _collector.Keep(doc, _collector.IsRanked ? (float)segment.Scores[doc] : 1);
        }
    }

    /// <summary>Drops what cannot be among the best, whatever is still added.</summary>
    /// <param name="best">The least score of the best.</param>
    /// <param name="rest">What is still added at most.</param>
    /// <returns>By how much the best must gain on what is still to come before there is anything to drop; 0 when they do.</returns>
    private static double Drop(SegmentSums segment, double best, double rest)
    {
        var least = best - rest - (best * Inexact);
        if (least <= 0)
        {
            return -least;
        }

        var found = segment.Found;
        var kept = 0;
        foreach (var doc in found)
        {
            if (segment.Scores[doc] >= least)
            {
                found[kept++] = doc;
            }
        }

        segment.Keep(kept);
        return 0;
    }

    /// <summary>The rarest word first; where one is enough, of the common ones the most common, which leaves the least to mark for the others.</summary>
    private long Turn(TermSum[] forms)
    {
        var documents = forms.Sum(f => (long)f.Documents);
        return _needed == 1 && forms.Any(IsCommon) ? long.MaxValue - documents : documents;
    }

    private bool IsHit(SegmentSums segment, int doc) => BitOperations.PopCount(segment.Words[doc]) >= _needed;

    /// <summary>Whether a form of a word is at first only marked.</summary>
    private bool IsLittle(TermSum form) => IsCommon(form) && form.Most <= _little;

    private bool IsCommon(TermSum form) => form.Documents > _documents / Common;

    /// <summary>Whether that is quicker than to read all that the segment holds of it.</summary>
    private bool IsLookedUp(TermSum term, SegmentSums segment) => (long)segment.Found.Length * LookUp < Expected(term, segment);

    /// <summary>How many documents of a segment are likely to hold it.</summary>
    private long Expected(TermSum term, SegmentSums segment) => (long)term.Documents * segment.Count / _documents;
}
