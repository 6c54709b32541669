using System.ClientModel;
using System.ClientModel.Primitives;
using Marketplace.Application.Meaning;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Embeddings;

namespace Marketplace.Infrastructure.Meaning;

internal static class MeaningServices
{
    private const string Client = "embeddings";

    /// <summary>Search by meaning, by the section "Meaning". Not configured, it registers nothing but the way to fetch a model.</summary>
    public static void AddMeaning(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var section = configuration.GetSection(MeaningOptions.Section);
        services.AddSingleton<IValidateOptions<MeaningOptions>, MeaningOptionsValidator>();
        services.AddOptions<MeaningOptions>().Bind(section);

        // As it is configured, not validated: the folder is not there before its model is fetched.
        var given = section.Get<MeaningOptions>() ?? new MeaningOptions();
        services.AddHttpClient<IModelSource, ModelDownload>((client, provider) => new ModelDownload(client, given, Path.Combine(dataFolder, "model"), provider.GetRequiredService<TimeProvider>()))
            .RemoveAllLoggers();
        if (!given.IsOn)
        {
            return;
        }

        services.AddOptions<MeaningOptions>().ValidateOnStart();
        services.AddMetrics();
        services.AddSingleton(Model);
        AddEndpoint(services);
        services.AddSingleton(provider => new EmbeddingGeneratorBuilder<string, Embedding<float>>(Embedder(provider))
            .UseOpenTelemetry(provider.GetService<ILoggerFactory>(), QuestionVectors.Meter)
            .Build(provider));
        services.AddKeyedSingleton<IEmbeddingGenerator<string, Embedding<float>>>(
            QuestionVectors.Remembered, (provider, _) => new RememberedQuestions(provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>()));
        services.AddSingleton<VectorStore>();
        services.AddSingleton<MarkRestoring>();
        services.AddSingleton<QuestionVectors>();
        services.AddSingleton<Nearness>();
        services.AddSingleton<VectorFollower>();
        services.AddSingleton<EmbedPublicTexts>();
        services.AddSingleton<MeaningState>();
    }

    /// <summary>One way to try again (the handler's, not the client's as well), and none at all while the server is known to be gone.</summary>
    private static void AddEndpoint(IServiceCollection services) => services.AddHttpClient(Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers()
        .AddStandardResilienceHandler(options =>
        {
            options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(20);
            options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(60);
            options.Retry.MaxRetryAttempts = 2;
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(40);
            options.CircuitBreaker.MinimumThroughput = 5;
            options.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(5);
        });

    private static IEmbeddingGenerator<string, Embedding<float>> Embedder(IServiceProvider provider)
    {
        var options = Options(provider);
        if (options.Folder is { Length: > 0 } folder)
        {
            return new OnnxEmbedder(folder, provider.GetRequiredService<MeaningModel>().Name, options.Threads);
        }

        // A server of one's own asks for no key, and the client insists on sending one.
        var key = new ApiKeyCredential(string.IsNullOrWhiteSpace(options.Key) ? "none" : options.Key);
        return new EmbeddingClient(options.Model, key, new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint!),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            Transport = new HttpClientPipelineTransport(provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client)),
        }).AsIEmbeddingGenerator();
    }

    private static MeaningModel Model(IServiceProvider provider)
    {
        var options = Options(provider);
        var name = string.IsNullOrWhiteSpace(options.Model) ? ModelFolder.NameOf(options.Folder!) : options.Model;
        return new MeaningModel(name, options.QueryPrefix, options.PassagePrefix, TimeSpan.FromMilliseconds(options.Budget), options.Threshold, options.ThresholdAcross, options.Close, options.CloseAcross, options.Same, options.SameAcross, options.Margin, options.StandOut)
        {
            IsInProcess = options.Folder is { Length: > 0 },
        };
    }

    private static MeaningOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<MeaningOptions>>().Value;
}
