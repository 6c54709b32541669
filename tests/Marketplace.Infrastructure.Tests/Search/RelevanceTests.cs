using System.Globalization;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Search.Elasticsearch;
using Marketplace.Infrastructure.Search.Embedded;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Search;

/// <summary>Public questions and passages, Vietnamese: the right passage must come first, with and without marks.</summary>
public sealed class RelevanceTests(RunningElasticsearch server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Vietnamese_questions_find_their_passages_with_and_without_marks()
    {
        var root = Directory.CreateTempSubdirectory("marketplace-relevance-").FullName;
        try
        {
            using var index = new LuceneSearchIndex(root, () => "test", NullLogger<LuceneSearchIndex>.Instance);
            await Reaches(index);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task They_find_them_on_Elasticsearch_as_well()
    {
        var options = new ElasticsearchOptions { Address = server.Address() + "/", Prefix = "relevance-" + Guid.NewGuid().ToString("N"), SearchSeconds = 30 };
        await using var services = new ServiceCollection().AddElasticsearchClient(options).BuildServiceProvider();
        var client = services.GetRequiredService<ElasticsearchClient>();
        try
        {
            await Reaches(new ElasticsearchSearchIndex(client, options, () => "test", TimeProvider.System, NullLogger<ElasticsearchSearchIndex>.Instance));
        }
        finally
        {
            await client.Delete($"{options.Prefix}-*", CancellationToken.None);
        }
    }

    private static async Task Reaches(ISearchIndex index)
    {
        var file = Repository.Shared is { } shared ? Path.Combine(shared, "data", "xquad", "xquad.vi.json") : null;
        Assert.SkipUnless(File.Exists(file) || Environment.GetEnvironmentVariable("CI") == "true", "The question set is not beside the project.");
        var (passages, questions) = Read(file!);
        await index.Refresh(Token);
        await index.Rebuild(passages.ToAsyncEnumerable(), new IndexCheckpoint(1, 0), Token);

        var marked = await Gain(index, questions, q => q, Token);
        var unmarked = await Gain(index, questions, WithoutMarks, Token);

        TestContext.Current.TestOutputHelper!.WriteLine($"{index.GetType().Name}: nDCG@10 {marked:0.0000} with marks, {unmarked:0.0000} without");
        marked.ShouldBeGreaterThanOrEqualTo(0.955);
        (marked - unmarked).ShouldBeLessThanOrEqualTo(0.015);
    }

    /// <summary>One relevant passage for each question, so the ideal gain is 1.</summary>
    private static async Task<double> Gain(ISearchIndex index, IReadOnlyList<(string Text, Guid Passage)> questions, Func<string, string> typed, CancellationToken token)
    {
        var sum = 0.0;
        foreach (var (text, passage) in questions)
        {
            var request = new SearchRequest(DocumentKind.Listing, typed(text), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 0, 10, Language.Vi);
            var rank = (await index.Search(request, token))!.Hits.Select(h => h.Id).ToList().IndexOf(passage);
            sum += rank < 0 ? 0 : 1 / Math.Log2(rank + 2);
        }

        return sum / questions.Count;
    }

    private static (List<SearchDocument> Passages, List<(string, Guid)> Questions) Read(string file)
    {
        var (passages, questions) = (new List<SearchDocument>(), new List<(string, Guid)>());
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var paragraph in json.RootElement.GetProperty("data").EnumerateArray().SelectMany(a => a.GetProperty("paragraphs").EnumerateArray()))
        {
            var id = Guid.CreateVersion7();
            passages.Add(new SearchDocument(
                DocumentKind.Listing, id, Bilingual.None, Bilingual.None, new Bilingual(paragraph.GetProperty("context").GetString()), [], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), DateTime.UnixEpoch, null));
            questions.AddRange(paragraph.GetProperty("qas").EnumerateArray().Select(q => (q.GetProperty("question").GetString()!, id)));
        }

        return (passages, questions);
    }

    private static string WithoutMarks(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).Replace('đ', 'd').Replace('Đ', 'D');
}
