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
        Assert.SkipUnless(PublicQuestions.FileOf("vi") is not null || Environment.GetEnvironmentVariable("CI") == "true", PublicQuestions.Missing);
        var asked = PublicQuestions.Read(PublicQuestions.FileOf("vi")!).Select(p => (Passage: p, Id: Guid.CreateVersion7())).ToArray();
        await index.Refresh(Token);
        await index.Rebuild(asked.Select(a => a.Passage.Document(a.Id, Language.Vi)).ToAsyncEnumerable(), new IndexCheckpoint(1, 0), Token);
        var questions = asked.SelectMany(a => a.Passage.Questions.Select(text => (Text: text, a.Id))).ToArray();

        var marked = await Gain(q => q);
        var unmarked = await Gain(Folding.WithoutMarks);

        TestContext.Current.TestOutputHelper!.WriteLine($"{index.GetType().Name}: nDCG@10 {marked:0.0000} with marks, {unmarked:0.0000} without");
        marked.ShouldBeGreaterThanOrEqualTo(0.955);
        (marked - unmarked).ShouldBeLessThanOrEqualTo(0.015);

        async Task<double> Gain(Func<string, string> typed)
        {
            var sum = 0.0;
            foreach (var (text, id) in questions)
            {
                sum += PublicQuestions.Gain(await index.Search(PublicQuestions.Request(typed(text)), Token), id);
            }

            return sum / questions.Length;
        }
    }
}
