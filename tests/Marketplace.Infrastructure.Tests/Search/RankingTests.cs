using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Search;
using Marketplace.Infrastructure.Search.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Search;

/// <summary>What is left out to be quick changes nothing: hits, their order and the facets are those of Lucene's own queries, which leave nothing out.</summary>
public sealed class RankingTests : IDisposable
{
    private const int Documents = 3_000;
    private const int Words = 400;
    private static readonly Dictionary<string, IReadOnlyList<string>> None = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, IReadOnlyList<string>> Narrow = new(StringComparer.Ordinal) { [FacetNames.Field] = ["2"], [FacetNames.TrlBand] = ["a", "b"] };
    private readonly string _root = Directory.CreateTempSubdirectory("marketplace-ranking-").FullName;
    private readonly Random _random = new(7);
    private readonly LuceneSearchIndex _index;

    public RankingTests() => _index = new LuceneSearchIndex(_root, () => "test", NullLogger<LuceneSearchIndex>.Instance);

    public void Dispose()
    {
        _index.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task The_best_and_the_counts_are_those_of_a_query_that_leaves_nothing_out()
    {
        await _index.Refresh(TestContext.Current.CancellationToken);
        var documents = Enumerable.Range(0, Documents).Select(_ => Document()).ToArray();
        foreach (var some in documents.Chunk(Documents / 4))
        {
            await Apply(some.Select(d => new IndexChange(d.Kind, d.Id, d)));
        }

        await Apply(documents.Where((_, i) => i % 17 == 0).Select(d => new IndexChange(d.Kind, d.Id, null)));
        using var folder = new PositionalDirectory(Path.Combine(_root, (await File.ReadAllTextAsync(Path.Combine(_root, "current"), TestContext.Current.CancellationToken)).Trim()));
        using var reader = DirectoryReader.Open(folder);
        reader.Leaves.Count.ShouldBeGreaterThan(1);
        var searcher = new IndexSearcher(reader) { Similarity = Bm25.Similarity };
        foreach (var words in Enumerable.Range(1, 30).Concat([80, 300]))
        {
            for (var round = 0; round < 12; round++)
            {
                // Each order with each way of narrowing.
                var (sort, narrowing) = ((SearchSort)(round % 3), round / 3);
                var request = new SearchRequest(DocumentKind.Listing, Text(words), narrowing == 1 ? Narrow : None, sort, 0, narrowing == 3 ? 100 : 10, Language.Vi)
                {
                    Among = narrowing == 2 ? documents.Where((_, i) => i % 31 == 0).Select(d => d.Id).ToArray() : null,
                };
                var plain = new HitCollector(request.Kind, request.Filters, sort, after: null, request.Take + (sort == SearchSort.Relevance ? 0 : 1)) { Among = request.Among?.ToHashSet() };
                searcher.Search(PlainQuery.Of(Question.Of(request.Text, [], new ReaderStatistics(reader))), plain);

                var answer = (await _index.Search(request, TestContext.Current.CancellationToken)).ShouldNotBeNull();

                answer.Total.ShouldBe(plain.Total, request.Text);
                answer.Facets.SelectMany(f => f.Value.Select(c => (f.Key, c.Code, c.Count))).ShouldBe(plain.Facets().SelectMany(f => f.Value.Select(c => (f.Key, c.Code, c.Count))), ignoreOrder: true);
                var best = plain.TakeBest().Take(request.Take).ToArray();
                answer.Hits.Select(h => h.Id).ShouldBe(best.Select(h => h.Id), request.Text);
                if (sort == SearchSort.Relevance)
                {
                    answer.Hits.Select(h => (double)h.Score).ShouldBe(best.Select(h => (double)h.Score), 1e-3);
                }
            }
        }
    }

    private Task Apply(IEnumerable<IndexChange> changes) => _index.Apply([.. changes], _index.Checkpoint.Position + 1, TestContext.Current.CancellationToken);

    private SearchDocument Document() => new(
        _random.Next(5) == 0 ? DocumentKind.Demand : DocumentKind.Listing, Guid.CreateVersion7(), new Bilingual(Text(4), _random.Next(3) == 0 ? Text(4) : null), new Bilingual(Text(12)), new Bilingual(Text(60)), [Text(1)],
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Field] = [_random.Next(4).ToString(CultureInfo.InvariantCulture)], [FacetNames.TrlBand] = [_random.Next(2) == 0 ? "a" : "c"] },
        new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(_random.Next(1_000_000)), _random.Next(1, 10));

    /// <summary>A few words stand in most texts, most in few.</summary>
    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => "t" + ((int)(Words * Math.Pow(_random.NextDouble(), 3))).ToString(CultureInfo.InvariantCulture)));
}
