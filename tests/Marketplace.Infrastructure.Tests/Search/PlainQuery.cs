using Lucene.Net.Search;
using Marketplace.Infrastructure.Search;

namespace Marketplace.Infrastructure.Tests.Search;

/// <summary>A question as Lucene's own queries.</summary>
internal static class PlainQuery
{
    public static BooleanQuery Of(Question question)
    {
        var words = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = question.Needed };
        foreach (var forms in question.Words)
        {
            words.Add(Any(forms), Occur.SHOULD);
        }

        return new BooleanQuery(disableCoord: true) { { words, Occur.MUST }, { Any(question.Order), Occur.SHOULD } };
    }

    private static BooleanQuery Any(IEnumerable<SoughtTerm> terms)
    {
        var any = new BooleanQuery(disableCoord: true);
        foreach (var term in terms)
        {
            any.Add(term.Query ?? new TermQuery(term.Term) { Boost = term.Weight }, Occur.SHOULD);
        }

        return any;
    }
}
