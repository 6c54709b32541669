using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>Which version answers, and how its cluster is. Without it the site goes on, degraded, so visitors still come.</summary>
internal sealed class ElasticsearchHealth(ElasticsearchClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var version = (await client.Find("", cancellationToken))["version"]?["number"]?.GetValue<string>();
            var status = (await client.Find("_cluster/health", cancellationToken))["status"]?.GetValue<string>();
            var said = new Dictionary<string, object>(StringComparer.Ordinal) { ["version"] = version ?? "", ["cluster"] = status ?? "" };
            return status is "green" or "yellow" ? HealthCheckResult.Healthy(status, said) : HealthCheckResult.Degraded(status, exception: null, said);
        }
        catch (Exception exception) when (ElasticsearchClient.IsNoAnswer(exception))
        {
            return HealthCheckResult.Degraded(exception.Message, exception);
        }
    }
}
