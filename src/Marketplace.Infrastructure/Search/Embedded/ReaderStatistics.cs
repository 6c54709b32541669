using Lucene.Net.Index;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>Of a reader in the process.</summary>
internal sealed class ReaderStatistics(IndexReader reader) : ITermStatistics
{
    public int Documents => reader.MaxDoc;

    public int DocumentsWith(Term term) => reader.DocFreq(term);
}
