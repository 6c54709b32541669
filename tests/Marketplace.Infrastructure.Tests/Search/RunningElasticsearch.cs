using Marketplace.Infrastructure.Tests.Search;
using Marketplace.TestSupport;
using Xunit;

[assembly: AssemblyFixture(typeof(RunningElasticsearch))]

namespace Marketplace.Infrastructure.Tests.Search;

/// <summary>One server for all tests of this project; each keeps to indices of its own.</summary>
public sealed class RunningElasticsearch : IAsyncLifetime
{
    private readonly ElasticsearchServer _server = new();

    public async ValueTask InitializeAsync() => await _server.Find();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Where it is; skips the test that asks where there is none, and says why.</summary>
    public string Address()
    {
        Assert.SkipUnless(_server.Address is not null || Environment.GetEnvironmentVariable("CI") == "true", ElasticsearchServer.Missing);
        return _server.Address ?? throw new InvalidOperationException(ElasticsearchServer.Missing);
    }
}
