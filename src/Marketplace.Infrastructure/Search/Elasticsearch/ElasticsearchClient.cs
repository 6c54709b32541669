using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>
/// Elasticsearch's REST interface. What people wait for is asked with little patience and given up at once while nothing answers;
/// what feeds the index is tried again for two minutes. All that is sent may be sent twice.
/// </summary>
internal sealed class ElasticsearchClient(IHttpClientFactory clients)
{
    /// <summary>The name of the HTTP client by which people's questions go.</summary>
    public const string Asking = "elasticsearch-asking";

    /// <summary>The name of the HTTP client by which documents go.</summary>
    public const string Feeding = "elasticsearch-feeding";

    /// <summary>So long a request that feeds the index is tried again.</summary>
    public static readonly TimeSpan FeedingTime = TimeSpan.FromMinutes(2);

    /// <summary>Letters go as they are: half of a Vietnamese text would otherwise be escapes.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<JsonNode> Ask(string path, JsonNode body, CancellationToken cancellationToken) => Send(Asking, HttpMethod.Post, path, Content(body), cancellationToken);

    public Task<JsonNode> Find(string path, CancellationToken cancellationToken) => Send(Asking, HttpMethod.Get, path, content: null, cancellationToken);

    public Task<JsonNode> Get(string path, CancellationToken cancellationToken) => Send(Feeding, HttpMethod.Get, path, content: null, cancellationToken);

    public Task<JsonNode> Post(string path, JsonNode? body, CancellationToken cancellationToken) => Send(Feeding, HttpMethod.Post, path, body is null ? null : Content(body), cancellationToken);

    public Task<JsonNode> Put(string path, JsonNode body, CancellationToken cancellationToken) => Send(Feeding, HttpMethod.Put, path, Content(body), cancellationToken);

    public Task<JsonNode> Delete(string path, CancellationToken cancellationToken) => Send(Feeding, HttpMethod.Delete, path, content: null, cancellationToken);

    /// <summary>Lines of JSON, each a value of its own.</summary>
    public Task<JsonNode> Lines(string path, bool isAsked, IEnumerable<JsonNode> lines, CancellationToken cancellationToken)
    {
        var body = new StringBuilder();
        foreach (var line in lines)
        {
            body.Append(line.ToJsonString(Json)).Append('\n');
        }

        return Send(isAsked ? Asking : Feeding, HttpMethod.Post, path, Content(body.ToString(), "application/x-ndjson"), cancellationToken);
    }

    /// <summary>How patient each of the two is.</summary>
    public static void Configure(HttpStandardResilienceOptions options, bool isAsked, double searchSeconds)
    {
        options.Retry.UseJitter = true;
        options.Retry.BackoffType = DelayBackoffType.Exponential;
        if (isAsked)
        {
            var whole = TimeSpan.FromSeconds(searchSeconds);
            options.TotalRequestTimeout.Timeout = whole;
            options.AttemptTimeout.Timeout = whole * 0.6;
            options.Retry.MaxRetryAttempts = 1;
            options.Retry.Delay = TimeSpan.FromMilliseconds(100);
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(Math.Max(10, 2 * searchSeconds));
            options.CircuitBreaker.MinimumThroughput = 6;
            options.CircuitBreaker.FailureRatio = 0.5;
            options.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(5);
        }
        else
        {
            options.TotalRequestTimeout.Timeout = FeedingTime;
            options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(60);
            options.Retry.MaxRetryAttempts = 3;
            options.Retry.Delay = TimeSpan.FromMilliseconds(500);
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(2);
            options.CircuitBreaker.MinimumThroughput = 100;
        }
    }

    private async Task<JsonNode> Send(string client, HttpMethod method, string path, byte[]? content, string type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (content is not null)
        {
            request.Content = new ByteArrayContent(content);
            request.Content.Headers.ContentType = new(type);
        }

        using var response = await clients.CreateClient(client).SendAsync(request, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var answer = await Read(stream, cancellationToken);
        return response.IsSuccessStatusCode && answer is not null ? answer : throw new ElasticsearchException(response.StatusCode, answer);
    }

    /// <summary>Whether this says that there is no answer: the cluster is out of reach, slow, overloaded, or says no.</summary>
    public static bool IsNoAnswer(Exception exception) => exception is HttpRequestException or ExecutionRejectedException or ElasticsearchException or OperationCanceledException { InnerException: TimeoutException };

    private Task<JsonNode> Send(string client, HttpMethod method, string path, (byte[] Bytes, string Type)? content, CancellationToken cancellationToken) =>
        Send(client, method, path, content?.Bytes, content?.Type ?? "", cancellationToken);

    private static (byte[] Bytes, string Type)? Content(JsonNode body) => Content(body.ToJsonString(Json), "application/json");

    private static (byte[] Bytes, string Type)? Content(string body, string type) => (Encoding.UTF8.GetBytes(body), type);

    /// <summary>What a proxy answers in its place may be no JSON.</summary>
    private static async Task<JsonNode?> Read(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonNode.ParseAsync(stream, cancellationToken: cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Elasticsearch, or what stands before it, said no.</summary>
internal sealed class ElasticsearchException(HttpStatusCode status, JsonNode? answer) : Exception(string.Create(CultureInfo.InvariantCulture, $"Elasticsearch answered {(int)status}: {Said(answer)}"))
{
    public HttpStatusCode Status { get; } = status;

    public string? Type { get; } = (answer?["error"] as JsonObject)?["type"]?.GetValue<string>();

    /// <summary>It may answer again by itself: it is overloaded, starting, or gone behind its proxy.</summary>
    public bool IsPassing => Status is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;

    private static string Said(JsonNode? answer) => answer?["error"]?.ToJsonString(ElasticsearchClient.Json) ?? "no JSON";
}
