using Lucene.Net.Index;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>How rare a term is in an index, of whichever engine.</summary>
internal interface ITermStatistics
{
    int Documents { get; }

    int DocumentsWith(Term term);
}

/// <summary>Of a reader in the process.</summary>
internal sealed class ReaderStatistics(IndexReader reader) : ITermStatistics
{
    public int Documents => reader.MaxDoc;

    public int DocumentsWith(Term term) => reader.DocFreq(term);
}
