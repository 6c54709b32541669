using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// Ids, kinds and facets of one segment, in memory: read per hit from doc values they cost a hundred times more on this kind of
/// directory. Filled when a reader is warmed, before searches see it.
/// </summary>
internal sealed class Columns
{
    private static readonly ConditionalWeakTable<object, Columns> BySegment = [];
    private static readonly ConcurrentDictionary<string, int> CodeNumbers = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<int, string> Codes = new();
    private readonly int[][] _starts;
    private readonly int[][] _values;

    private Columns(AtomicReader reader)
    {
        var count = reader.MaxDoc;
        Ids = new Guid[count];
        Kinds = new byte[count];
        Published = new long[count];
        Trl = new byte[count];
        var (ids, kinds, published, trl) = (reader.GetBinaryDocValues(Documents.Id), reader.GetNumericDocValues(Documents.Kind), reader.GetNumericDocValues(Documents.Published), reader.GetNumericDocValues(Documents.Trl));
        var bytes = new BytesRef();
        for (var doc = 0; doc < count; doc++)
        {
            if (ids is not null)
            {
                ids.Get(doc, bytes);
                Ids[doc] = bytes.Length == 16 ? new Guid(bytes.Bytes.AsSpan(bytes.Offset, 16)) : Guid.Empty;
            }

            Kinds[doc] = (byte)(kinds?.Get(doc) ?? 0);
            Published[doc] = published?.Get(doc) ?? 0;
            Trl[doc] = (byte)(trl?.Get(doc) ?? 0);
        }

        _starts = new int[FacetNames.All.Count][];
        _values = new int[FacetNames.All.Count][];
        for (var facet = 0; facet < FacetNames.All.Count; facet++)
        {
            (_starts[facet], _values[facet]) = Read(reader.GetSortedSetDocValues(Documents.Facet(FacetNames.All[facet])), count);
        }
    }

    public Guid[] Ids { get; }

    public byte[] Kinds { get; }

    public long[] Published { get; }

    public byte[] Trl { get; }

    public static Columns Of(AtomicReader reader) => BySegment.GetValue(reader.CoreCacheKey, _ => new Columns(reader));

    public static void Warm(IndexReader reader)
    {
        foreach (var leaf in reader.Leaves)
        {
            Of(leaf.AtomicReader);
        }
    }

    /// <summary>The number of a facet's code, the same in all segments.</summary>
    public static int NumberOf(string code)
    {
        var number = CodeNumbers.GetOrAdd(code, static _ => Interlocked.Increment(ref _last) - 1);
        Codes.TryAdd(number, code);
        return number;
    }

    /// <summary>The number of a code that a reader asks for; of one that no document has ever had, -1: what people type is not kept.</summary>
    public static int KnownNumberOf(string code) => CodeNumbers.GetValueOrDefault(code, -1);

    public static string CodeOf(int number) => Codes[number];

    public static int CodeCount => Volatile.Read(ref _last);

    public ReadOnlySpan<int> Values(int facet, int doc) => _values[facet].AsSpan(_starts[facet][doc]..(_starts[facet][doc + 1]));

    private static int _last;

    private static (int[] Starts, int[] Values) Read(SortedSetDocValues? source, int count)
    {
        var (starts, values) = (new int[count + 1], new List<int>(count));
        if (source is null)
        {
            return (starts, []);
        }

        // Ordinals of this segment to numbers of all.
        var numbers = new int[source.ValueCount];
        var term = new BytesRef();
        for (var ord = 0; ord < numbers.Length; ord++)
        {
            source.LookupOrd(ord, term);
            numbers[ord] = NumberOf(term.Utf8ToString());
        }

        for (var doc = 0; doc < count; doc++)
        {
            starts[doc] = values.Count;
            source.SetDocument(doc);
            for (var ord = source.NextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = source.NextOrd())
            {
                values.Add(numbers[(int)ord]);
            }
        }

        starts[count] = values.Count;
        return (starts, [.. values]);
    }
}
