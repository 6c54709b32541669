using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using DocumentKind = Marketplace.Application.Ports.DocumentKind;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>Completes what is being typed: one seek in the sorted terms, then the texts of a few documents.</summary>
internal static class Suggestions
{
    private const char TitleMark = 't';
    private const char KeywordMark = 'k';

    /// <summary>What is kept of a beginning; the rest is compared with the text itself.</summary>
    private const int Length = 24;

    /// <summary>A text is found from each of its first words on.</summary>
    private const int Starts = 6;

    /// <summary>So many terms are looked at, so many documents of one term, and so many texts of one kind are shown.</summary>
    private const int MostTerms = 500;
    private const int MostDocuments = 5;
    private const int MostOfOne = 4;

    public static IEnumerable<string> BeginningsOf(SearchDocument document) => new[] { document.Title.Vi, document.Title.En }
        .SelectMany(title => BeginningsOf(document.Kind, TitleMark, title))
        .Concat(document.Keywords.SelectMany(keyword => BeginningsOf(document.Kind, KeywordMark, keyword)))
        .Distinct(StringComparer.Ordinal);

    public static IReadOnlyList<Suggestion> Of(SuggestRequest request, IndexSearcher searcher)
    {
        var typed = Folded(request.Beginning);
        if (typed.Length == 0)
        {
            return [];
        }

        // "nước " is the whole word, and not the beginning of a longer one.
        typed += char.IsWhiteSpace(request.Beginning[^1]) ? " " : "";
        var keywords = request.Kind == DocumentKind.Organisation ? [] : Texts(searcher, request.Kind, KeywordMark, typed).Select(t => new Suggestion(SuggestionKind.Keyword, t));
        var titles = request.Kind == DocumentKind.Organisation ? [] : Texts(searcher, request.Kind, TitleMark, typed).Select(t => new Suggestion(SuggestionKind.Title, t));
        var names = Texts(searcher, DocumentKind.Organisation, TitleMark, typed).Select(t => new Suggestion(SuggestionKind.Organisation, t));
        return [.. keywords.Concat(titles).Concat(names).Take(SuggestRequest.Most)];
    }

    private static IEnumerable<string> BeginningsOf(DocumentKind kind, char mark, string? text)
    {
        var words = Syllables.Of(text);
        for (var start = 0; start < Math.Min(words.Count, Starts); start++)
        {
            yield return TermOf(kind, mark, string.Join(' ', words.Skip(start).Take(Length / 2).Select(w => w.Folded)));
        }
    }

    private static string TermOf(DocumentKind kind, char mark, string folded) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)kind}{mark}{folded.AsSpan(0, Math.Min(folded.Length, Length))}");

    private static string Folded(string text) => string.Join(' ', Syllables.Of(text).Select(w => w.Folded));

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

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var live = MultiFields.GetLiveDocs(searcher.IndexReader);
        foreach (var (term, _) in found.OrderByDescending(f => f.Documents))
        {
            if (texts.Count >= MostOfOne || !sorted.SeekExact(term))
            {
                break;
            }

            var documents = sorted.Docs(live, reuse: null, DocsFlags.NONE);
            for (var seen = 0; seen < MostDocuments && documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS; seen++)
            {
                var document = searcher.Doc(documents.DocID);
                var said = mark == KeywordMark ? document.GetValues(Documents.Keyword, CultureInfo.InvariantCulture) : Sides(Documents.Stored(document, Documents.Title));
                foreach (var text in said)
                {
                    var folded = Folded(text);
                    if (IsAtAWord(folded, typed))
                    {
                        texts.TryAdd(folded, text);
                    }
                }
            }
        }

        return texts.OrderBy(t => t.Key.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1).Select(t => t.Value).Take(MostOfOne);
    }

    private static bool IsAtAWord(string folded, string typed) => folded.StartsWith(typed, StringComparison.Ordinal) || folded.Contains(" " + typed, StringComparison.Ordinal);

    private static IEnumerable<string> Sides(Bilingual text) => new[] { text.Vi, text.En }.OfType<string>();
}
