using Marketplace.TestSupport;

namespace Marketplace.Benchmarks;

/// <summary>The search engine that is measured: the embedded one, or an Elasticsearch that is named or started for the run.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly ElasticsearchServer? _server;
    private readonly string _prefix = "benchmark-" + Guid.NewGuid().ToString("N");

    private Engine(ElasticsearchServer? server) => _server = server;

    public IEnumerable<KeyValuePair<string, string?>> Settings => _server is null
        ? []
        :
        [
            new("Search:Engine", "Elasticsearch"), new("Search:Elasticsearch:Address", _server.Address), new("Search:Elasticsearch:Prefix", _prefix),
            new("Search:Elasticsearch:SearchSeconds", "30"),
        ];

    /// <param name="name">lucene or elasticsearch.</param>
    public static async Task<Engine> Of(string name)
    {
        if (name != "elasticsearch")
        {
            return new Engine(server: null);
        }

        var server = new ElasticsearchServer();
        await server.Find();
        return server.Address is null ? throw new InvalidOperationException(ElasticsearchServer.Missing) : new Engine(server);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            using var client = new HttpClient { BaseAddress = new Uri(_server.Address!) };
            await client.DeleteAsync($"{_prefix}-*");
            await _server.DisposeAsync();
        }
    }
}
