using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// One pass over all matches: the total, the best hits, and the facets. A match that fails exactly one chosen facet still counts
/// for that facet, so that its other values show what choosing them would give.
/// </summary>
internal sealed class FacetCollector : ICollector
{
    private readonly byte _kind;
    private readonly SearchSort _sort;
    private readonly int _wanted;
    private readonly HashSet<int>?[] _filters;
    private readonly int[][] _counts;
    private readonly PriorityQueue<Hit, (double Key, long Published, int Doc)> _best = new();
    private Columns _columns = null!;
    private Scorer _scorer = null!;
    private int _base;

    public FacetCollector(SearchRequest request)
    {
        _kind = (byte)request.Kind;
        _sort = request.Sort;
        _wanted = request.Skip + request.Take;
        var names = FacetNames.All;
        _filters = [.. names.Select(n => request.Filters.TryGetValue(n, out var codes) && codes.Count > 0 ? codes.Select(Columns.KnownNumberOf).ToHashSet() : null)];
        _counts = [.. names.Select(_ => new int[Columns.CodeCount])];
    }

    public int Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => false;

    /// <summary>The hits of the page, best first.</summary>
    public IReadOnlyList<Hit> Page(int skip)
    {
        var hits = new Hit[_best.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            hits[i] = _best.Dequeue();
        }

        return hits.Length <= skip ? [] : hits[skip..];
    }

    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets() => FacetNames.All
        .Select((name, facet) => (name, Counts: (IReadOnlyList<FacetCount>)[.. _counts[facet].Select((count, number) => (count, number)).Where(c => c.count > 0).Select(c => new FacetCount(Columns.CodeOf(c.number), c.count))]))
        .ToDictionary(f => f.name, f => f.Counts, StringComparer.Ordinal);

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        _base = context.DocBase;
        _columns = Columns.Of(context.AtomicReader);
        for (var facet = 0; facet < _counts.Length; facet++)
        {
            if (_counts[facet].Length < Columns.CodeCount)
            {
                Array.Resize(ref _counts[facet], Columns.CodeCount);
            }
        }
    }

    public void Collect(int doc)
    {
        if (_columns.Kinds[doc] != _kind)
        {
            return;
        }

        var (failed, which) = (0, -1);
        for (var facet = 0; facet < _filters.Length; facet++)
        {
            if (_filters[facet] is { } chosen && !HasAny(facet, doc, chosen))
            {
                failed++;
                which = facet;
            }
        }

        switch (failed)
        {
            case 0:
                Total++;
                for (var facet = 0; facet < _counts.Length; facet++)
                {
                    Count(facet, doc);
                }

                Keep(doc);
                break;
            case 1:
                Count(which, doc);
                break;
            default:
                break;
        }
    }

    private bool HasAny(int facet, int doc, HashSet<int> chosen)
    {
        foreach (var value in _columns.Values(facet, doc))
        {
            if (chosen.Contains(value))
            {
                return true;
            }
        }

        return false;
    }

    private void Count(int facet, int doc)
    {
        foreach (var value in _columns.Values(facet, doc))
        {
            _counts[facet][value]++;
        }
    }

    private void Keep(int doc)
    {
        if (_wanted == 0)
        {
            return;
        }

        var score = _scorer.GetScore();
        var order = (Key: _sort switch { SearchSort.Newest => _columns.Published[doc], SearchSort.Trl => _columns.Trl[doc], _ => (double)score }, Published: _columns.Published[doc], Doc: -(_base + doc));
        var hit = new Hit(_base + doc, _columns.Ids[doc], score);
        if (_best.Count < _wanted)
        {
            _best.Enqueue(hit, order);
        }
        else
        {
            _best.EnqueueDequeue(hit, order);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Hit(int Doc, Guid Id, float Score);
}
