using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Marketplace.TestSupport;

namespace Marketplace.Benchmarks;

/// <summary>The search engine that is measured: the embedded one, or an Elasticsearch that is named or started for the run.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly ElasticsearchServer? _server;
    public const string PrefixSetting = "Search:Elasticsearch:Prefix";

    private readonly string _prefix = "benchmark-" + Guid.NewGuid().ToString("N");

    private Engine(ElasticsearchServer? server) => _server = server;

    public bool IsEmbedded => _server is null;

    /// <summary>Of another index on the same server, deleted with this one.</summary>
    public string NewPrefix() => $"{_prefix}-{Guid.NewGuid():N}";

    public IEnumerable<KeyValuePair<string, string?>> Settings => _server is null
        ? []
        :
        [
            new("Search:Engine", "Elasticsearch"), new("Search:Elasticsearch:Address", _server.Address), new(PrefixSetting, _prefix),
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

    /// <summary>What its index takes on disk.</summary>
    /// <param name="folder">Of the embedded one.</param>
    public async Task<long> Bytes(string folder)
    {
        if (_server is null)
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        }

        using var client = new HttpClient { BaseAddress = new Uri(_server.Address!) };
        var stats = await client.GetFromJsonAsync<JsonNode>($"{_prefix}-*/_stats/store");
        return stats!["_all"]!["total"]!["store"]!["size_in_bytes"]!.GetValue<long>();
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
