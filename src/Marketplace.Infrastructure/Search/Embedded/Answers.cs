using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>Answers questions from one state of an index.</summary>
internal static class Answers
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = [];

    public static SearchAnswer To(SearchRequest request, IndexSearcher searcher)
    {
        var reader = searcher.IndexReader;
        var statistics = new ReaderStatistics(reader);
        var question = Question.Of(request.Text, request.Expansions, statistics);
        var nearness = string.IsNullOrWhiteSpace(request.Text) ? null : request.Nearness;
        var isNumbered = request.Sort == SearchSort.Relevance;
        var wanted = nearness is not null && isNumbered ? SearchRequest.Window : isNumbered ? Math.Min(request.Skip + request.Take, SearchRequest.Window) : request.Take + 1;
        var collector = new HitCollector(request.Kind, request.Filters, request.Sort, isNumbered ? null : request.After, wanted) { Among = request.Among?.ToHashSet() };
        new Ranking(question, searcher, collector).Collect(request.Kind, nearness?.Nearest ?? []);
        IReadOnlyList<Hit> best = collector.TakeBest();
        if (nearness is not null && isNumbered)
        {
            best = Fusion.Of(best, collector.Unworded, nearness, question.Ideal(statistics));
        }

        var page = best.Skip(isNumbered ? request.Skip : 0).Take(request.Take).ToArray();
        return new SearchAnswer(collector.Total, [.. page.Select(hit => Shown(hit, question, request.Language, searcher, nearness))], collector.Facets())
        {
            Next = !isNumbered && best.Count > request.Take && page.Length > 0 ? new SearchCursor(page[^1].Value, page[^1].Id) : null,
            DidYouMean = collector.Worded <= Spelling.FewHits && request.Among is null ? Corrections.Of(request.Text, reader) : null,
        };
    }

    public static IReadOnlyList<SearchHit> To(LikeRequest request, IndexSearcher searcher)
    {
        var itself = searcher.Search(new TermQuery(new Term(Fields.Key, Fields.KeyOf(request.Kind, request.Id))), 1);
        if (itself.ScoreDocs is not [var found])
        {
            return [];
        }

        var question = Question.Like(Said(searcher.Doc(found.Doc)), new ReaderStatistics(searcher.IndexReader));
        var wanted = request.Nearness is null ? request.Take : SearchRequest.Window;
        var collector = new HitCollector(request.Wanted, NoFilters, SearchSort.Relevance, after: null, wanted, found.Doc);
        var ranking = new Ranking(question, searcher, collector);
        ranking.Collect(request.Wanted, request.Nearness?.Nearest ?? []);
        IReadOnlyList<Hit> best = collector.TakeBest();
        var own = ranking.ScoreOf(found.Doc);
        best = request.Nearness is { } nearness ? Fusion.Of(best, collector.Unworded, nearness, own) : [.. best.Select(hit => hit with { Score = hit.Score / own })];
        return [.. best.Take(request.Take).Select(hit => Shown(hit, question, request.Language, searcher, request.Nearness))];
    }

    private static string Said(Lucene.Net.Documents.Document document) => DocumentWords.Said(
        Documents.Stored(document, Fields.Title), Documents.Stored(document, Fields.Summary), document.GetValues(Fields.Keyword, CultureInfo.InvariantCulture));

    private static SearchHit Shown(Hit hit, Question question, Domain.Common.Language language, IndexSearcher searcher, INearness? nearness)
    {
        var stored = searcher.Doc(hit.Doc);
        var (title, titleLanguage) = Documents.Stored(stored, Fields.Title, language);
        var (summary, summaryLanguage) = Documents.Stored(stored, Fields.Summary, language);
        return new SearchHit(
            hit.Id, hit.Score, Highlighting.Of(title, question, int.MaxValue), Highlighting.Of(summary, question, Highlighting.Longest), titleLanguage, summaryLanguage)
        {
            IsByMeaning = nearness is not null && !hit.HasWords,
        };
    }
}
