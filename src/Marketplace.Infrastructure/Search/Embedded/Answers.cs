using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Marketplace.Application.Ports;
using Hit = Marketplace.Infrastructure.Search.Embedded.HitCollector.Hit;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>Answers questions from one state of an index.</summary>
internal static class Answers
{
    /// <summary>With so few hits a reader may have mistyped.</summary>
    public const int Few = 3;

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
            best = Fused(best, collector.Unworded, nearness, question.Ideal(statistics));
        }

        var page = best.Skip(isNumbered ? request.Skip : 0).Take(request.Take).ToArray();
        return new SearchAnswer(collector.Total, [.. page.Select(hit => Shown(hit, question, request.Language, searcher, nearness))], collector.Facets())
        {
            Next = !isNumbered && best.Count > request.Take && page.Length > 0 ? new SearchCursor(page[^1].Value, page[^1].Id) : null,
            DidYouMean = collector.Worded <= Few && request.Among is null ? Spelling.Corrected(request.Text, reader) : null,
        };
    }

    public static IReadOnlyList<SearchHit> To(LikeRequest request, IndexSearcher searcher)
    {
        var itself = searcher.Search(new TermQuery(new Term(Documents.Key, Documents.KeyOf(request.Kind, request.Id))), 1);
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
        best = request.Nearness is { } nearness ? Fused(best, collector.Unworded, nearness, own) : [.. best.Select(hit => hit with { Score = hit.Score / own })];
        return [.. best.Take(request.Take).Select(hit => Shown(hit, question, request.Language, searcher, request.Nearness))];
    }

    /// <summary>As <see cref="SearchRequest.Nearness"/> says. A document without a vector counts as the least near one, neither lifted nor sunk by that.</summary>
    public static List<Hit> Fused(IReadOnlyList<Hit> worded, IReadOnlyList<Hit> unworded, INearness nearness, float ideal)
    {
        var hits = worded.Concat(unworded).Select(hit => (Hit: hit, Cosine: nearness.CosineOf(hit.Id))).ToArray();
        var least = hits.Min(h => h.Cosine) ?? 0;
        return [.. hits
            .Select(h => h.Hit with { Score = (ideal > 0 ? h.Hit.Score / ideal : 0) + (INearness.Weight * (h.Cosine ?? least)) })
            .OrderByDescending(h => h.Score).ThenByDescending(h => h.Published).ThenByDescending(h => h.Id)
            .Take(SearchRequest.Window)];
    }

    private static string Said(Lucene.Net.Documents.Document document) => Documents.Said(
        Documents.Stored(document, Documents.Title), Documents.Stored(document, Documents.Summary), document.GetValues(Documents.Keyword, CultureInfo.InvariantCulture));

    private static SearchHit Shown(Hit hit, Question question, Domain.Common.Language language, IndexSearcher searcher, INearness? nearness)
    {
        var stored = searcher.Doc(hit.Doc);
        var (title, titleLanguage) = Documents.Stored(stored, Documents.Title, language);
        var (summary, summaryLanguage) = Documents.Stored(stored, Documents.Summary, language);
        return new SearchHit(
            hit.Id, hit.Score, Highlighting.Of(title, question, int.MaxValue), Highlighting.Of(summary, question, Highlighting.Longest), titleLanguage, summaryLanguage)
        {
            IsByMeaning = nearness is not null && !hit.HasWords,
        };
    }
}
