using System.Collections.Concurrent;
using Marketplace.Infrastructure.Meaning;
using Marketplace.TestSupport;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Meaning;

/// <summary>Real embedders; where a machine has none, the test is skipped and says why, but not in CI.</summary>
internal static class Given
{
    private static readonly ConcurrentDictionary<string, Lazy<IEmbeddingGenerator<string, Embedding<float>>>> Loaded = new(StringComparer.Ordinal);

    private static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    public static async Task<string> ModelFolder(params string[] options) => Value(await EmbeddingTools.Model(options));

    public static async Task<string> Endpoint() => Value(await EmbeddingTools.Endpoint());

    /// <summary>The registrations of a site that is so configured.</summary>
    public static ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>("Meaning:" + s.Name, s.Value))).Build();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddMeaning(configuration, Path.GetTempPath());
        return services.BuildServiceProvider();
    }

    /// <summary>A model is loaded once a run.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>> SharedEmbedder(params (string Name, string Value)[] settings) =>
        Loaded.GetOrAdd(string.Join(' ', settings.Select(s => s.Value)), _ => new(() => Services(settings).Embedder())).Value;

    public static IEmbeddingGenerator<string, Embedding<float>> Embedder(this IServiceProvider services) => services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

    public static float Cosine(ReadOnlyMemory<float> one, ReadOnlyMemory<float> other) => System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(one.Span, other.Span);

    private static string Value(EmbeddingTools.Given given)
    {
        Assert.SkipUnless(given.Value is not null || IsCi, given.Reason);
        return given.Value ?? throw new InvalidOperationException(given.Reason);
    }
}
