using Lucene.Net.Index;

namespace Marketplace.Infrastructure.Search;

/// <summary>How rare a term is in an index, of whichever engine.</summary>
internal interface ITermStatistics
{
    int Documents { get; }

    int DocumentsWith(Term term);
}
