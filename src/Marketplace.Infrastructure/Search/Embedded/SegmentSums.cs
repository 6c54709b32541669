using System.Buffers;
using Lucene.Net.Index;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>Words and scores of the documents of one segment, and those documents that are looked at.</summary>
internal sealed class SegmentSums : IDisposable
{
    public const byte NoWord = 0;

    private readonly int[] _documents;
    private readonly Dictionary<string, TermsEnum> _fields = new(StringComparer.Ordinal);
    private DocsEnum? _holders;
    private int _found;

    public SegmentSums(AtomicReaderContext leaf)
    {
        (Leaf, Columns, Count) = (leaf, Columns.Of(leaf.AtomicReader), leaf.AtomicReader.MaxDoc);
        (Words, Scores, _documents) = (ArrayPool<byte>.Shared.Rent(Count), ArrayPool<double>.Shared.Rent(Count), ArrayPool<int>.Shared.Rent(Count));
        Words.AsSpan(0, Count).Clear();
        Scores.AsSpan(0, Count).Clear();
    }

    public AtomicReaderContext Leaf { get; }

    public Columns Columns { get; }

    public int Count { get; }

    /// <summary>A bit for each word that a document holds.</summary>
    public byte[] Words { get; }

    public double[] Scores { get; }

    /// <summary>The documents that are looked at, in order.</summary>
    public Span<int> Found => _documents.AsSpan(0, _found);

    /// <summary>Looks at the first so many of those found.</summary>
    public void Keep(int count) => _found = count;

    public void FindOnly(int document) => (_documents[0], _found) = (document, 1);

    /// <summary>Looks at all that hold any word.</summary>
    public void FindMarked()
    {
        _found = 0;
        var words = Words.AsSpan(0, Count);
        for (var doc = words.IndexOfAnyExcept(NoWord); doc >= 0 && doc < Count; doc++)
        {
            if (words[doc] != NoWord)
            {
                _documents[_found++] = doc;
            }
            else if (words[doc..].IndexOfAnyExcept(NoWord) is > 0 and var ahead)
            {
                _documents[_found++] = doc += ahead;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Looks at all that hold none yet.</summary>
    public void FindUnmarked()
    {
        _found = 0;
        var words = Words.AsSpan(0, Count);
        for (var doc = words.IndexOf(NoWord); doc >= 0 && doc < Count; doc++)
        {
            if (words[doc] == NoWord)
            {
                _documents[_found++] = doc;
            }
            else if (words[doc..].IndexOf(NoWord) is > 0 and var ahead)
            {
                _documents[_found++] = doc += ahead;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The least score among so many of the best that are looked at, when it is more than what is known already.</summary>
    /// <param name="known">The least of them as it was: scores only grow.</param>
    public double LeastOf(int wanted, double known)
    {
        if (wanted == 0 || _found < wanted)
        {
            return known;
        }

        var (best, least, scores) = (new PriorityQueue<double, double>(wanted), known, Scores);
        foreach (var doc in Found)
        {
            var score = scores[doc];
            if (score <= least)
            {
                continue;
            }

            if (best.Count < wanted)
            {
                best.Enqueue(score, score);
            }
            else
            {
                best.EnqueueDequeue(score, score);
            }

            least = best.Count == wanted ? best.Peek() : known;
        }

        return least;
    }

    /// <summary>The documents that hold a term; good until the next ones are asked for.</summary>
    /// <param name="isCounted">Whether it will be asked how often they hold it.</param>
    public DocsEnum HoldersOf(Term term, TermState state, bool isCounted)
    {
        if (!_fields.TryGetValue(term.Field, out var terms))
        {
            _fields[term.Field] = terms = Leaf.AtomicReader.GetTerms(term.Field).GetEnumerator();
        }

        terms.SeekExact(term.Bytes, state);
        return _holders = terms.Docs(Leaf.AtomicReader.LiveDocs, _holders, isCounted ? DocsFlags.FREQS : DocsFlags.NONE);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(Words);
        ArrayPool<double>.Shared.Return(Scores);
        ArrayPool<int>.Shared.Return(_documents);
    }
}
