using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Marketplace.Application.Ports;
using DocumentKind = Marketplace.Application.Ports.DocumentKind;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>Completes what is being typed: one seek in the sorted terms, then the texts of a few documents.</summary>
internal static class Suggestions
{
    public const char TitleMark = 't';
    public const char KeywordMark = 'k';

    /// <summary>What is kept of a beginning; the rest is compared with the text itself.</summary>
    private const int Length = 24;

    /// <summary>A text is found from each of its first words on.</summary>
    private const int Starts = 6;

    /// <summary>So many terms are looked at, so many documents of one term, and so many texts of one kind are shown.</summary>
    private const int MostTerms = 500;
    public const int MostDocuments = 5;
    public const int MostOfOne = 4;

    /// <summary>So many documents are read for one kind, each once: reading them is what takes time.</summary>
    private const int MostRead = 40;

    public static IEnumerable<string> BeginningsOf(SearchDocument document) => document.Title.Sides()
        .SelectMany(title => BeginningsOf(document.Kind, TitleMark, title))
        .Concat(document.Keywords.SelectMany(keyword => BeginningsOf(document.Kind, KeywordMark, keyword)))
        .Distinct(StringComparer.Ordinal);

    /// <summary>What was typed, folded; "nước " is the whole word, and not the beginning of a longer one. Empty when no word was begun.</summary>
    public static string Typed(SuggestRequest request) =>
        Folded(request.Beginning) is { Length: > 0 } typed ? typed + (char.IsWhiteSpace(request.Beginning[^1]) ? " " : "") : "";

    /// <summary>The texts of three sorts that may complete it, in the order in which they are shown.</summary>
    public static IReadOnlyList<(SuggestionKind Sort, DocumentKind Kind, char Mark)> Sources(DocumentKind kind) => kind == DocumentKind.Organisation
        ? [(SuggestionKind.Organisation, kind, TitleMark)]
        : [(SuggestionKind.Keyword, kind, KeywordMark), (SuggestionKind.Title, kind, TitleMark), (SuggestionKind.Organisation, DocumentKind.Organisation, TitleMark)];

    public static IReadOnlyList<Suggestion> Of(SuggestRequest request, IndexSearcher searcher) => Typed(request) is { Length: > 0 } typed
        ? [.. Sources(request.Kind).SelectMany(source => Texts(searcher, source.Kind, source.Mark, typed).Select(text => new Suggestion(source.Sort, text))).Take(SuggestRequest.Most)]
        : [];

    /// <summary>Of what documents say, what goes on from what was typed: those that begin with it first.</summary>
    public static IEnumerable<string> Fitting(IEnumerable<string> said, string typed)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in said)
        {
            if (Folded(text) is var folded && IsAtAWord(folded, typed) && texts.TryAdd(folded, text) && texts.Count == MostOfOne)
            {
                break;
            }
        }

        return texts.OrderBy(t => t.Key.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1).Select(t => t.Value);
    }

    private static IEnumerable<string> BeginningsOf(DocumentKind kind, char mark, string? text)
    {
        var words = Syllables.Of(text);
        for (var start = 0; start < Math.Min(words.Count, Starts); start++)
        {
            yield return TermOf(kind, mark, string.Join(' ', words.Skip(start).Take(Length / 2).Select(w => w.Folded)));
        }
    }

    public static string TermOf(DocumentKind kind, char mark, string folded) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)kind}{mark}{folded.AsSpan(0, Math.Min(folded.Length, Length))}");

    public static string Folded(string text) => string.Join(' ', Syllables.Of(text).Select(w => w.Folded));

    /// <summary>The most used first, then those that begin with what was typed.</summary>
    private static IEnumerable<string> Texts(IndexSearcher searcher, DocumentKind kind, char mark, string typed)
    {
        if (MultiFields.GetTerms(searcher.IndexReader, Documents.Beginnings) is not { } terms)
        {
            return [];
        }

        var found = new List<(BytesRef Term, int Documents)>();
        var (sorted, prefix) = (terms.GetEnumerator(), new BytesRef(TermOf(kind, mark, typed)));
        for (var status = sorted.SeekCeil(prefix); status != TermsEnum.SeekStatus.END && found.Count < MostTerms && StringHelper.StartsWith(sorted.Term, prefix); status = sorted.MoveNext() ? TermsEnum.SeekStatus.FOUND : TermsEnum.SeekStatus.END)
        {
            found.Add((BytesRef.DeepCopyOf(sorted.Term), sorted.DocFreq));
        }

        return Fitting(Said(searcher, mark, sorted, found.OrderByDescending(f => f.Documents).Select(f => f.Term)), typed);
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
            for (var seen = 0; seen < MostDocuments && read.Count < MostRead && documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS; seen++)
            {
                if (!read.Add(documents.DocID))
                {
                    continue;
                }

                var document = searcher.Doc(documents.DocID);
                foreach (var text in mark == KeywordMark ? document.GetValues(Documents.Keyword, CultureInfo.InvariantCulture) : Documents.Stored(document, Documents.Title).Sides())
                {
                    yield return text;
                }
            }
        }
    }

    public static bool IsAtAWord(string folded, string typed) => folded.StartsWith(typed, StringComparison.Ordinal) || folded.Contains(" " + typed, StringComparison.Ordinal);
}
