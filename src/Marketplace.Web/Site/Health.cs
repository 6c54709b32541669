using System.Text;
using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Search;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.Web.Site;

/// <summary>For whoever runs the site: /health/live says that the process answers, /health/ready that this node may get visitors, and what is not as it should be.</summary>
internal static class Health
{
    public static void AddSiteHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseAnswers>("database")
        .AddCheck<IndexIsCaughtUp>("index")
        .AddCheck<MeaningIsWhole>("meaning");

    public static void MapSiteHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write });
    }

    /// <summary>The state of the whole in the first line; below, each part that is not healthy or has something to tell. No failure's text: it would name addresses.</summary>
    private static Task Write(HttpContext context, HealthReport report)
    {
        var said = new StringBuilder(report.Status.ToString());
        foreach (var (name, part) in report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy || e.Value.Data.Count > 0))
        {
            said.Append('\n').Append(name).Append(": ").Append(part.Status).AppendJoin("", part.Data.Select(d => $", {d.Key} {d.Value}"));
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(said.ToString(), context.RequestAborted);
    }

    private sealed class DatabaseAnswers(MarketplaceDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }

    /// <summary>A new node builds its index first; until then its searches would lack what others find.</summary>
    private sealed class IndexIsCaughtUp(IndexFollower follower) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(follower.CaughtUp.IsCompletedSuccessfully ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }

    /// <summary>Without an embedder, or before all vectors are made, searches answer by words, so visitors still come. Not configured, nothing is missing.</summary>
    private sealed class MeaningIsWhole(IServiceProvider services) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (services.GetService<MeaningState>() is not { } state)
            {
                return HealthCheckResult.Healthy();
            }

            var figures = await state.Look(cancellationToken);
            var said = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["model"] = figures.Model,
                ["embedder"] = figures.Failure is null ? "answers" : "does not answer",
                ["vectors"] = $"{figures.Made} of {figures.Wanted}",
            };
            return figures.IsWhole ? HealthCheckResult.Healthy(description: null, said) : HealthCheckResult.Degraded(description: null, figures.Failure, said);
        }
    }
}
