using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace Marketplace.Infrastructure.Search;

/// <summary>
/// Okapi BM25 as <see cref="BM25Similarity"/> reckons it, whose scorers are asked through two virtual calls a document: a term gives
/// rarity × weight × (k1 + 1) × frequency ÷ (frequency + k1 × (1 − b + b × length ÷ average length)).
/// </summary>
internal static class Bm25
{
    private const float K1 = 1.2f;

    private const float B = 0.75f;

    /// <summary>The most that a term can count beside its rarity.</summary>
    public const float Most = K1 + 1;

    public static readonly BM25Similarity Similarity = new(K1, B);

    /// <summary>Of a term that so many of all documents hold.</summary>
    public static double Rarity(int documents, int all) => Math.Log(1 + ((all - documents + 0.5) / (documents + 0.5)));

    /// <summary>What the length of a document counts, by the byte that the index keeps of it.</summary>
    public static float[] LengthsOf(CollectionStatistics field)
    {
        var average = field.SumTotalTermFreq <= 0 ? 1f : (float)(field.SumTotalTermFreq / (double)field.MaxDoc);
        var lengths = new float[256];
        for (var kept = 0; kept < lengths.Length; kept++)
        {
            var root = SmallSingle.Byte315ToSingle((byte)kept);
            lengths[kept] = K1 * (1 - B + (B * (1 / (root * root)) / average));
        }

        return lengths;
    }
}
