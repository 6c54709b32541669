using System.Globalization;
using Marketplace.Application;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Benchmarks;

/// <summary>The services of the site on a folder of their own, without the site.</summary>
internal static class Prepared
{
    /// <param name="first">Services that take the place of the usual ones.</param>
    public static async Task<ServiceProvider> On(string folder, IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? first = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", folder), .. settings]).AddEnvironmentVariables("MARKETPLACE_").Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        first?.Invoke(services);
        services.AddApplication();
        services.AddInfrastructure(configuration);
        services.AddSingleton(new DemoSwitch(false));
        var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        await db.Migrate(CancellationToken.None);
        await DatabaseId.Ensure(db, CancellationToken.None);
        return provider;
    }

    /// <summary>Nobody waits here: the budget is as long as it may be.</summary>
    /// <param name="embeddings">The address of a server, or a model's folder; null for words alone.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Meaning(string? embeddings)
    {
        yield return new("Meaning:Budget", "10000");
        if (embeddings is { } given && Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            yield return new("Meaning:Endpoint", given.TrimEnd('/') is var plain && plain.EndsWith("/v1", StringComparison.Ordinal) ? plain : plain + "/v1");
            yield return new("Meaning:Model", "multilingual-e5-small");
        }
        else if (embeddings is { } folder)
        {
            yield return new("Meaning:Folder", folder);
            yield return new("Meaning:Threads", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        }
    }
}
