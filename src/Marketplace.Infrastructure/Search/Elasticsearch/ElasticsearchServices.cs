using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Marketplace.Application.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

internal static class ElasticsearchServices
{
    public static IServiceCollection AddElasticsearch(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, string> database)
    {
        var options = ElasticsearchOptions.Of(configuration);
        services.AddElasticsearchClient(options);
        services.AddSingleton<ISearchIndex>(provider => new ElasticsearchSearchIndex(
            provider.GetRequiredService<ElasticsearchClient>(), options, () => database(provider), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ElasticsearchSearchIndex>>()));
        services.AddHealthChecks().AddCheck<ElasticsearchHealth>("elasticsearch");
        return services;
    }

    public static IServiceCollection AddElasticsearchClient(this IServiceCollection services, ElasticsearchOptions options)
    {
        foreach (var name in new[] { ElasticsearchClient.Asking, ElasticsearchClient.Feeding })
        {
            services.AddHttpClient(name, client =>
                {
                    client.BaseAddress = new Uri(options.Address);

                    // The patience of the handler below ends with the first line of an answer; this one with its last.
                    client.Timeout = name == ElasticsearchClient.Asking ? TimeSpan.FromSeconds(options.SearchSeconds) : ElasticsearchClient.FeedingTime + TimeSpan.FromMinutes(1);
                    client.DefaultRequestHeaders.Authorization = Authorization(options);
                })
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
                {
                    ConnectTimeout = TimeSpan.FromSeconds(2),
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    SslOptions = Trust(options.CertificateFingerprint),
                })
                .AddStandardResilienceHandler(resilience => ElasticsearchClient.Configure(resilience, name == ElasticsearchClient.Asking, options.SearchSeconds));
        }

        services.AddSingleton<ElasticsearchClient>();
        return services;
    }

    private static AuthenticationHeaderValue? Authorization(ElasticsearchOptions options) => options switch
    {
        { ApiKey: { } key } => new AuthenticationHeaderValue("ApiKey", key),
        { User: { } user, Password: { } password } => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))),
        _ => null,
    };

    /// <summary>As the system trusts; with a fingerprint also the certificate that has it, and what it vouches for.</summary>
    private static SslClientAuthenticationOptions Trust(string? fingerprint) => fingerprint is null ? new() : new()
    {
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            errors == SslPolicyErrors.None
            || (certificate is not null && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && IsPinned(fingerprint, certificate, chain)),
    };

    private static bool IsPinned(string fingerprint, X509Certificate certificate, X509Chain? chain) =>
        Has(certificate, fingerprint) || (chain?.ChainElements.Any(e => Has(e.Certificate, fingerprint)) ?? false);

    private static bool Has(X509Certificate certificate, string fingerprint) =>
        certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256).Equals(fingerprint, StringComparison.OrdinalIgnoreCase);
}
