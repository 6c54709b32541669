using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Marketplace.Application.Ports;
using DocumentKind = Marketplace.Application.Ports.DocumentKind;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>Completes what is being typed: one seek in the sorted terms, then the texts of a few documents.</summary>
internal static class Completions
{
    /// <summary>So many terms are looked at.</summary>
    private const int MostTerms = 500;

    /// <summary>So many documents are read for one kind, each once: reading them is what takes time.</summary>
    private const int MostRead = 40;

    public static IReadOnlyList<Suggestion> Of(SuggestRequest request, IndexSearcher searcher) => Suggestions.Typed(request) is { Length: > 0 } typed
        ? [.. Suggestions.Sources(request.Kind).SelectMany(source => Texts(searcher, source.Kind, source.Mark, typed).Select(text => new Suggestion(source.Sort, text))).Take(SuggestRequest.Most)]
        : [];

    /// <summary>The most used first, then those that begin with what was typed.</summary>
    private static IEnumerable<string> Texts(IndexSearcher searcher, DocumentKind kind, char mark, string typed)
    {
        if (MultiFields.GetTerms(searcher.IndexReader, Fields.Beginnings) is not { } terms)
        {
            return [];
        }

        var found = new List<(BytesRef Term, int Documents)>();
        var (sorted, prefix) = (terms.GetEnumerator(), new BytesRef(Suggestions.TermOf(kind, mark, typed)));
        for (var status = sorted.SeekCeil(prefix); status != TermsEnum.SeekStatus.END && found.Count < MostTerms && StringHelper.StartsWith(sorted.Term, prefix); status = sorted.MoveNext() ? TermsEnum.SeekStatus.FOUND : TermsEnum.SeekStatus.END)
        {
            found.Add((BytesRef.DeepCopyOf(sorted.Term), sorted.DocFreq));
        }

        return Suggestions.Fitting(Said(searcher, mark, sorted, found.OrderByDescending(f => f.Documents).Select(f => f.Term)), typed);
    }

    private static IEnumerable<string> Said(IndexSearcher searcher, char mark, TermsEnum sorted, IEnumerable<BytesRef> terms)
    {
        var (live, read) = (MultiFields.GetLiveDocs(searcher.IndexReader), new HashSet<int>());
        foreach (var term in terms)
        {
            if (read.Count == MostRead || !sorted.SeekExact(term))
            {
                yield break;
            }

            var documents = sorted.Docs(live, reuse: null, DocsFlags.NONE);
            for (var seen = 0; seen < Suggestions.MostDocuments && read.Count < MostRead && documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS; seen++)
            {
                if (!read.Add(documents.DocID))
                {
                    continue;
                }

                var document = searcher.Doc(documents.DocID);
                foreach (var text in mark == Suggestions.KeywordMark ? document.GetValues(Fields.Keyword, CultureInfo.InvariantCulture) : Documents.Stored(document, Fields.Title).Sides())
                {
                    yield return text;
                }
            }
        }
    }
}
