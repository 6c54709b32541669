using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Search.Elasticsearch;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Search;

/// <summary>The server is killed while people search and documents come, and starts again on the same data.</summary>
public sealed class ElasticsearchOutageTests : IAsyncLifetime
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = [];

    private readonly ElasticsearchServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(ElasticsearchServer.CanStart || Environment.GetEnvironmentVariable("CI") == "true", ElasticsearchServer.Missing);
        await _server.Start();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Searches_do_without_nothing_is_lost_and_it_catches_up()
    {
        var options = new ElasticsearchOptions { Address = _server.Address + "/", Prefix = "outage" };
        await using var services = new ServiceCollection().AddElasticsearchClient(options).BuildServiceProvider();
        var index = new ElasticsearchSearchIndex(services.GetRequiredService<ElasticsearchClient>(), options, () => "test", TimeProvider.System, NullLogger<ElasticsearchSearchIndex>.Instance);
        var documents = Enumerable.Range(1, 400).Select(i => new SearchDocument(
            DocumentKind.Listing, Guid.CreateVersion7(), new Bilingual($"Máy số {i}"), Bilingual.None, Bilingual.None, [], NoFilters, DateTime.UnixEpoch, Trl: 5)).ToArray();
        await index.Refresh(Token);
        await Feed(index, documents, until: 50);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var searching = Enumerable.Range(0, 4).Select(_ => Search(index, stop.Token)).ToArray();
        var feeding = Feed(index, documents, until: 400);
        await _server.Kill();
        var down = await index.Search(Request(), Token);
        await Should.ThrowAsync<Exception>(() => feeding);
        await stop.CancelAsync();
        await Task.WhenAll(searching);
        down.ShouldBeNull();

        await _server.Start();
        await index.Refresh(Token);
        index.Checkpoint.Position.ShouldBeInRange(50, 400);
        await Feed(index, documents, until: 400);

        (await Answer(index)).Total.ShouldBe(400);
        (await index.Contents(Token).Select(c => c.Id).ToListAsync(Token)).ShouldBe(documents.Select(d => d.Id), ignoreOrder: true);
    }

    /// <summary>From where the index stands, as the follower of the log does.</summary>
    private static async Task Feed(ElasticsearchSearchIndex index, SearchDocument[] documents, int until)
    {
        for (var position = (int)index.Checkpoint.Position; position < until; position++)
        {
            var document = documents[position];
            await index.Apply([new IndexChange(document.Kind, document.Id, document)], position + 1, Token);
        }
    }

    /// <summary>Never fails: an answer, or none.</summary>
    private static async Task Search(ElasticsearchSearchIndex index, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await index.Search(Request(), Token);
        }
    }

    /// <summary>The circuit closes again some seconds after the server is back.</summary>
    private static async Task<SearchAnswer> Answer(ElasticsearchSearchIndex index)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            if (await index.Search(Request(), Token) is { } answer)
            {
                return answer;
            }
        }
        while (await often.WaitForNextTickAsync(patience.Token));
        throw new TimeoutException();
    }

    private static SearchRequest Request() => new(DocumentKind.Listing, "may", NoFilters, SearchSort.Relevance, 0, 10, Language.Vi);
}
