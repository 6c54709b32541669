using System.Buffers;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using Marketplace.Application.Ports;
using DocumentKind = Marketplace.Application.Ports.DocumentKind;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// Adds up the scores of a question term by term, in one array per segment. Lucene's own queries go document by document through a heap
/// of all terms, which for syllables that half the documents hold takes three to four times as long; the scores are the same.
/// </summary>
internal static class ScoreSums
{
    /// <param name="nearest">Documents that are hits without any word.</param>
    public static void Collect(Question question, DocumentKind kind, IReadOnlyList<NearDocument> nearest, IndexSearcher searcher, HitCollector collector)
    {
        var words = question.Words.Select(forms => forms.Select(form => Sum.Of(form, searcher)).ToArray()).ToArray();
        var order = question.Order.Select(term => Sum.Of(term, searcher)).ToArray();
        foreach (var leaf in searcher.IndexReader.Leaves.Where(collector.LooksInto))
        {
            collector.SetNextReader(leaf);
            var count = leaf.AtomicReader.MaxDoc;
            var cells = ArrayPool<Cell>.Shared.Rent(count);
            try
            {
                cells.AsSpan(0, count).Clear();
                for (var word = 0; word < words.Length; word++)
                {
                    foreach (var form in words[word])
                    {
                        form.AddTo(cells, leaf, (ushort)(word + 1));
                    }
                }

                foreach (var term in order)
                {
                    term.AddTo(cells, leaf, Cell.NoWord);
                }

                Settle(question, leaf, cells.AsSpan(0, count));
                AddNearest(kind, nearest, leaf, cells);
                for (var doc = 0; doc < count; doc++)
                {
                    if (cells[doc].Words > 0)
                    {
                        collector.Collect(doc, cells[doc].Score);
                    }
                }
            }
            finally
            {
                ArrayPool<Cell>.Shared.Return(cells);
            }
        }
    }

    /// <summary>What holds too few of the words is no hit.</summary>
    private static void Settle(Question question, AtomicReaderContext leaf, Span<Cell> cells)
    {
        var live = leaf.AtomicReader.LiveDocs;
        for (var doc = 0; doc < cells.Length; doc++)
        {
            if (question.IsEverything)
            {
                cells[doc] = live?.Get(doc) == false ? default : Cell.Everything;
            }
            else if (cells[doc].Words < question.Needed)
            {
                cells[doc] = default;
            }
        }
    }

    private static void AddNearest(DocumentKind kind, IReadOnlyList<NearDocument> nearest, AtomicReaderContext leaf, Cell[] cells)
    {
        if (nearest.Count == 0 || leaf.AtomicReader.GetTerms(Documents.Key) is not { } keys)
        {
            return;
        }

        var (sorted, documents) = (keys.GetEnumerator(), default(DocsEnum));
        foreach (var near in nearest)
        {
            if (!sorted.SeekExact(new BytesRef(Documents.KeyOf(kind, near.Id))))
            {
                continue;
            }

            documents = sorted.Docs(leaf.AtomicReader.LiveDocs, documents, DocsFlags.NONE);
            while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                cells[documents.DocID] = cells[documents.DocID].Words > 0 ? cells[documents.DocID] : Cell.Near;
            }
        }
    }

    /// <param name="Words">How many of the words the document holds.</param>
    /// <param name="LastWord">The last of them that was counted: a word in two forms is one word.</param>
    [StructLayout(LayoutKind.Auto)]
    private record struct Cell(float Score, ushort Words, ushort LastWord)
    {
        public const ushort NoWord = 0;
        public static readonly Cell Everything = new(1, 1, 1);
        public static readonly Cell Near = new(0, 1, 1);

        public void Add(float score, ushort word)
        {
            Score += score;
            if (word != NoWord && LastWord != word)
            {
                (Words, LastWord) = ((ushort)(Words + 1), word);
            }
        }
    }

    /// <summary>What one term adds to every document that holds it.</summary>
    private sealed class Sum
    {
        private readonly Similarity _similarity;
        private readonly Similarity.SimWeight? _rarity;
        private readonly TermContext? _states;
        private readonly Term? _term;
        private readonly Weight? _weight;

        private Sum(SoughtTerm sought, IndexSearcher searcher)
        {
            _similarity = searcher.Similarity;
            if (sought.Term is not { } term)
            {
                _weight = searcher.CreateNormalizedWeight(sought.Query!);
                return;
            }

            _term = term;
            _states = TermContext.Build(searcher.TopReaderContext, term);
            if (_states.DocFreq == 0)
            {
                return;
            }

            _rarity = _similarity.ComputeWeight(sought.Weight, searcher.CollectionStatistics(term.Field), searcher.TermStatistics(term, _states));
            _rarity.Normalize(1, 1);
        }

        public static Sum Of(SoughtTerm sought, IndexSearcher searcher) => new(sought, searcher);

        public void AddTo(Cell[] cells, AtomicReaderContext leaf, ushort word)
        {
            if (_rarity is not null)
            {
                AddTerm(_term!, cells, leaf, word);
            }
            else if (_weight?.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is { } scorer)
            {
                for (var doc = scorer.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = scorer.NextDoc())
                {
                    cells[doc].Add(scorer.GetScore(), word);
                }
            }
        }

        private void AddTerm(Term term, Cell[] cells, AtomicReaderContext leaf, ushort word)
        {
            if (_states!.Get(leaf.Ord) is not { } state)
            {
                return;
            }

            var terms = leaf.AtomicReader.GetTerms(term.Field).GetEnumerator();
            terms.SeekExact(term.Bytes, state);
            var (documents, similarity) = (terms.Docs(leaf.AtomicReader.LiveDocs, reuse: null, DocsFlags.FREQS), _similarity.GetSimScorer(_rarity, leaf));
            for (var doc = documents.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.NextDoc())
            {
                cells[doc].Add(similarity.Score(doc, documents.Freq), word);
            }
        }
    }
}
