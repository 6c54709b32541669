using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// Ids, kinds, values to sort by and facets of one segment, in memory: read per hit from doc values they cost a hundred times more on
/// this kind of directory. Filled when a reader is warmed, before searches see it.
/// </summary>
internal sealed class Columns
{
    private static readonly ConditionalWeakTable<object, Columns> BySegment = [];
    private readonly int[] _starts;
    private readonly int[] _codes;
    private readonly Dictionary<string, byte[]> _lengths = new(StringComparer.Ordinal);

    /// <summary>How often each code stands with the documents of a kind.</summary>
    private readonly Dictionary<byte, Dictionary<int, int>> _totals = [];

    private Columns(AtomicReader reader)
    {
        var count = reader.MaxDoc;
        Ids = new Guid[count];
        Kinds = new byte[count];
        Published = new long[count];
        Trl = new byte[count];
        var (ids, kinds, published, trl) = (reader.GetBinaryDocValues(Fields.Id), reader.GetNumericDocValues(Fields.Kind), reader.GetNumericDocValues(Fields.Published), reader.GetNumericDocValues(Fields.Trl));
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

        foreach (var field in Fields.Counted)
        {
            _lengths[field] = LengthsOf(reader.GetNormValues(field), count);
        }

        (_starts, _codes) = Read(reader.GetSortedSetDocValues(Fields.Facets), count);
        for (var doc = 0; doc < count; doc++)
        {
            var totals = CollectionsMarshal.GetValueRefOrAddDefault(_totals, Kinds[doc], out _) ??= [];
            foreach (var code in CodesOf(doc))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(totals, code, out _)++;
            }
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

    /// <summary>Numbers of the document's codes, of all facets together.</summary>
    public ReadOnlySpan<int> CodesOf(int doc) => _codes.AsSpan(_starts[doc].._starts[doc + 1]);

    /// <summary>What the index keeps of the lengths of a field, by document.</summary>
    public byte[] LengthsOf(string field) => _lengths[field];

    /// <summary>Counts of codes over all documents of a kind, deleted ones included.</summary>
    public IReadOnlyDictionary<int, int> TotalsOf(byte kind) => _totals.GetValueOrDefault(kind) ?? [];

    private static byte[] LengthsOf(NumericDocValues? kept, int count)
    {
        var lengths = new byte[count];
        for (var doc = 0; kept is not null && doc < count; doc++)
        {
            lengths[doc] = (byte)kept.Get(doc);
        }

        return lengths;
    }

    private static (int[] Starts, int[] Codes) Read(SortedSetDocValues? source, int count)
    {
        var (starts, codes) = (new int[count + 1], new List<int>(count));
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
            numbers[ord] = FacetCodes.NumberOf(term.Utf8ToString());
        }

        for (var doc = 0; doc < count; doc++)
        {
            starts[doc] = codes.Count;
            source.SetDocument(doc);
            for (var ord = source.NextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = source.NextOrd())
            {
                if (numbers[(int)ord] >= 0)
                {
                    codes.Add(numbers[(int)ord]);
                }
            }
        }

        starts[count] = codes.Count;
        return (starts, [.. codes]);
    }
}
