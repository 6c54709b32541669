using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// One pass over all matches: the total, the best hits, and the facets. A match that fails exactly one chosen facet still counts
/// for that facet, so that its other values show what choosing them would give.
/// </summary>
internal sealed class HitCollector : ICollector
{
    private readonly byte _kind;
    private readonly SearchSort _sort;
    private readonly SearchCursor? _after;
    private readonly int _document;

    /// <summary>A bit for each facet that is filtered.</summary>
    private readonly int _required;
    private readonly PriorityQueue<Hit, Hit> _best = new(Comparer<Hit>.Create((one, other) => one.ComparedTo(other)));
    private readonly List<Hit> _unworded = [];
    private int[] _bits;
    private int[] _counts;
    private Columns _columns = null!;
    private Scorer _scorer = null!;
    private int _base;

    /// <param name="wanted">How many of the best are kept.</param>
    /// <param name="document">One that is no hit; -1 for none.</param>
    public HitCollector(DocumentKind kind, IReadOnlyDictionary<string, IReadOnlyList<string>> filters, SearchSort sort, SearchCursor? after, int wanted, int document = -1)
    {
        (_kind, _sort, _after, Wanted, _document) = ((byte)kind, sort, after, wanted, document);
        (_bits, _counts) = (new int[FacetCodes.Count], new int[FacetCodes.Count]);
        for (var facet = 0; facet < FacetNames.All.Count; facet++)
        {
            if (!filters.TryGetValue(FacetNames.All[facet], out var codes) || codes.Count == 0)
            {
                continue;
            }

            _required |= 1 << facet;
            foreach (var code in codes)
            {
                if (FacetCodes.KnownNumberOf(FacetNames.All[facet], code) is >= 0 and var number && number < _bits.Length)
                {
                    _bits[number] = 1 << facet;
                }
            }
        }
    }

    public int Total { get; private set; }

    /// <summary>Hits that hold words asked for.</summary>
    public int Worded { get; private set; }

    /// <summary>Only these are hits; null for all.</summary>
    public HashSet<Guid>? Among { get; init; }

    /// <summary>How many of the best are kept.</summary>
    public int Wanted { get; }

    /// <summary>Whether scores put the hits in order.</summary>
    public bool IsRanked => _sort == SearchSort.Relevance;

    /// <summary>What scores less is not among the best any more; 0 while there is room.</summary>
    public float Least => IsRanked && Wanted > 0 && _best.Count == Wanted ? _best.Peek().Score : 0;

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>Hits without any word asked for; they are no part of the best by relevance.</summary>
    public IReadOnlyList<Hit> Unworded => _unworded;

    /// <summary>The best, in order. Can be taken once.</summary>
    public Hit[] TakeBest()
    {
        var hits = new Hit[_best.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            hits[i] = _best.Dequeue();
        }

        return hits;
    }

    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets()
    {
        var facets = FacetNames.All.Select(_ => new List<FacetCount>()).ToArray();
        var codes = FacetCodes.All;
        for (var number = 0; number < _counts.Length; number++)
        {
            if (_counts[number] > 0)
            {
                facets[codes[number].Facet].Add(new FacetCount(codes[number].Code, _counts[number]));
            }
        }

        return FacetNames.All.Select((name, i) => (name, i)).ToDictionary(f => f.name, f => (IReadOnlyList<FacetCount>)facets[f.i], StringComparer.Ordinal);
    }

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    /// <summary>Whether a segment can have any hit: what is new lies in a few small ones, and the others need not be read.</summary>
    public bool LooksInto(AtomicReaderContext context)
    {
        if (Among is null)
        {
            return true;
        }

        return context.AtomicReader.GetTerms(Fields.Key)?.GetEnumerator() is { } keys
            && Among.Any(id => keys.SeekExact(new BytesRef(Fields.KeyOf((DocumentKind)_kind, id))));
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        _base = context.DocBase;
        _columns = Columns.Of(context.AtomicReader);
        if (_counts.Length < FacetCodes.Count)
        {
            Array.Resize(ref _counts, FacetCodes.Count);
            Array.Resize(ref _bits, _counts.Length);
        }
    }

    public void Collect(int doc)
    {
        if (Counts(doc))
        {
            Keep(doc, _scorer.GetScore());
        }
    }

    /// <summary>Counts the matches of a segment, in their order, and leaves only the hits among them.</summary>
    /// <returns>How many hits there are.</returns>
    public int Count(Span<int> matches)
    {
        var hits = _required == 0 && Among is null && matches.Length > _columns.Kinds.Length / 2 ? CountByOthers(matches) : CountEach(matches);
        Worded += hits;
        return hits;
    }

    /// <summary>Counts a match for the total and the facets.</summary>
    /// <returns>Whether it is a hit.</returns>
    public bool Counts(int doc)
    {
        if (_columns.Kinds[doc] != _kind || _base + doc == _document || Among?.Contains(_columns.Ids[doc]) == false)
        {
            return false;
        }

        var codes = _columns.CodesOf(doc);
        var missing = _required == 0 ? 0 : _required & ~Passed(codes);
        if (missing == 0)
        {
            Total++;
            foreach (var code in codes)
            {
                _counts[code]++;
            }
        }
        else if (int.IsPow2(missing))
        {
            CountOnly(int.TrailingZeroCount(missing), codes);
        }

        return missing == 0;
    }

    /// <summary>Keeps a hit when it is among the best.</summary>
    /// <param name="score">None when no word of the document was asked for.</param>
    public void Keep(int doc, float score)
    {
        // The bits of floats that are not negative are in their order.
        var value = _sort switch { SearchSort.Newest => _columns.Published[doc], SearchSort.Trl => _columns.Trl[doc], _ => BitConverter.SingleToInt32Bits(score) };
        if (IsRanked && value == 0)
        {
            _unworded.Add(HitAt(doc, score, value));
            return;
        }

        var isFull = _best.Count == Wanted;
        if (Wanted == 0 || (isFull && IsWorse(value, doc)))
        {
            return;
        }

        var hit = HitAt(doc, score, value);
        if (_after is { } after && hit.ComparedTo(after.Value, after.Id) >= 0)
        {
            return;
        }

        if (isFull)
        {
            _best.EnqueueDequeue(hit, hit);
        }
        else
        {
            _best.Enqueue(hit, hit);
        }
    }

    /// <summary>Than all that are kept.</summary>
    private bool IsWorse(long value, int doc)
    {
        var least = _best.Peek();
        return value < least.Value || (value == least.Value && IsRanked && _columns.Published[doc] < least.Published);
    }

    private int CountEach(Span<int> matches) => _required == 0 && Among is null ? CountUnfiltered(matches) : CountFiltered(matches);

    /// <summary>As <see cref="Counts"/> does, for a question without any filter: most are.</summary>
    private int CountUnfiltered(Span<int> matches)
    {
        var (columns, kinds, counts, kind, without, hits) = (_columns, _columns.Kinds, _counts, _kind, _document - _base, 0);
        foreach (var doc in matches)
        {
            if (kinds[doc] != kind || doc == without)
            {
                continue;
            }

            matches[hits++] = doc;
            foreach (var code in columns.CodesOf(doc))
            {
                counts[code]++;
            }
        }

        Total += hits;
        return hits;
    }

    private int CountFiltered(Span<int> matches)
    {
        var hits = 0;
        foreach (var doc in matches)
        {
            if (Counts(doc))
            {
                matches[hits++] = doc;
            }
        }

        return hits;
    }

    /// <summary>Where most documents are hits, there is less to count of those that are none.</summary>
    private int CountByOthers(Span<int> matches)
    {
        foreach (var (code, count) in _columns.TotalsOf(_kind))
        {
            _counts[code] += count;
        }

        var (columns, kinds, counts, kind, without, hits, next) = (_columns, _columns.Kinds, _counts, _kind, _document - _base, 0, 0);
        for (var doc = 0; doc < kinds.Length; doc++)
        {
            var isMatch = next < matches.Length && matches[next] == doc;
            next += isMatch ? 1 : 0;
            if (kinds[doc] != kind)
            {
                continue;
            }

            if (isMatch && doc != without)
            {
                matches[hits++] = doc;
                continue;
            }

            foreach (var code in columns.CodesOf(doc))
            {
                counts[code]--;
            }
        }

        Total += hits;
        return hits;
    }

    private int Passed(ReadOnlySpan<int> codes)
    {
        var passed = 0;
        foreach (var code in codes)
        {
            passed |= _bits[code];
        }

        return passed;
    }

    private void CountOnly(int facet, ReadOnlySpan<int> codes)
    {
        var all = FacetCodes.All;
        foreach (var code in codes)
        {
            if (all[code].Facet == facet)
            {
                _counts[code]++;
            }
        }
    }

    private Hit HitAt(int doc, float score, long value) =>
        new(_base + doc, _columns.Ids[doc], score, value, IsRanked ? _columns.Published[doc] : 0, HasWords: score > 0);
}
