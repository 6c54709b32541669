using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Search.Elasticsearch;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Search;

/// <summary>What stands before a real cluster: who is let in, which certificate is trusted, and what a bad day looks like.</summary>
public sealed class ElasticsearchFrontTests(RunningElasticsearch server) : IAsyncLifetime
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = [];

    private readonly string _prefix = "front-" + Guid.NewGuid().ToString("N");
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly HttpClient _behind = new();
    private WebApplication _front = null!;
    private Func<HttpContext, Task<bool>> _answers = _ => Task.FromResult(false);
    private int _requests;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Address => _front.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private string Fingerprint => _certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public async ValueTask InitializeAsync()
    {
        _behind.BaseAddress = new Uri(server.Address());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _front = builder.Build();
        _front.Run(Forward);
        await _front.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _behind.DeleteAsync($"{_prefix}-*", CancellationToken.None);
        await _front.DisposeAsync();
        _behind.Dispose();
        _certificate.Dispose();
    }

    [Fact]
    public async Task Who_has_the_password_is_let_in_over_a_pinned_certificate()
    {
        _answers = Unless("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("san:mật khẩu")));

        await Works(new ElasticsearchOptions { User = "san", Password = "mật khẩu", CertificateFingerprint = Fingerprint });
        await Refuses<ElasticsearchException>(new ElasticsearchOptions { User = "san", Password = "sai", CertificateFingerprint = Fingerprint });
    }

    [Fact]
    public async Task Who_has_the_key_is_let_in()
    {
        _answers = Unless("ApiKey a2V5OnNlY3JldA==");

        await Works(new ElasticsearchOptions { ApiKey = "a2V5OnNlY3JldA==", CertificateFingerprint = Fingerprint.ToLowerInvariant() });
        await Refuses<ElasticsearchException>(new ElasticsearchOptions { CertificateFingerprint = Fingerprint });
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        await Refuses<HttpRequestException>(new ElasticsearchOptions());
        await Refuses<HttpRequestException>(new ElasticsearchOptions { CertificateFingerprint = new string('a', 64) });
    }

    [Fact]
    public async Task A_moment_of_overload_is_tried_again()
    {
        await using var open = Open(new ElasticsearchOptions { CertificateFingerprint = Fingerprint });
        await Fill(open);
        var refusals = 1;
        _answers = context => Status(context, refusals-- > 0 ? StatusCodes.Status429TooManyRequests : null);

        (await Search(open)).ShouldNotBeNull().Total.ShouldBe(1);
        refusals.ShouldBeLessThan(1);
    }

    [Fact]
    public async Task While_nothing_answers_searches_do_without_and_soon_no_longer_ask()
    {
        await using var open = Open(new ElasticsearchOptions { CertificateFingerprint = Fingerprint });
        await Fill(open);
        _answers = context => Status(context, StatusCodes.Status503ServiceUnavailable);
        for (var i = 0; i < 10; i++)
        {
            (await Search(open)).ShouldBeNull();
        }

        var before = _requests;
        (await Search(open)).ShouldBeNull();
        _requests.ShouldBe(before);
        (await Health(open)).Status.ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_not_waited_for()
    {
        await using var open = Open(new ElasticsearchOptions { CertificateFingerprint = Fingerprint, SearchSeconds = 0.5 });
        await Fill(open);
        var never = new TaskCompletionSource();
        _answers = async context =>
        {
            await never.Task.WaitAsync(context.RequestAborted);
            return true;
        };

        (await Search(open)).ShouldBeNull();
        never.SetResult();
    }

    [Fact]
    public async Task An_answer_that_stops_after_its_first_line_is_not_waited_for()
    {
        await using var open = Open(new ElasticsearchOptions { CertificateFingerprint = Fingerprint, SearchSeconds = 0.5 });
        await Fill(open);
        var never = new TaskCompletionSource();
        _answers = async context =>
        {
            await context.Response.StartAsync(context.RequestAborted);
            await never.Task.WaitAsync(context.RequestAborted);
            return true;
        };

        (await Search(open)).ShouldBeNull();
        never.SetResult();
    }

    [Theory]
    [InlineData(StatusCodes.Status400BadRequest)]
    [InlineData(StatusCodes.Status401Unauthorized)]
    [InlineData(StatusCodes.Status403Forbidden)]
    [InlineData(StatusCodes.Status200OK)]
    public async Task A_refused_or_senseless_answer_is_none(int status)
    {
        await using var open = Open(new ElasticsearchOptions { CertificateFingerprint = Fingerprint });
        await Fill(open);
        _answers = context => Status(context, status);

        (await Search(open)).ShouldBeNull();
        (await Index(open).Suggest(new SuggestRequest(DocumentKind.Listing, "may"), Token)).ShouldBeEmpty();
        (await Health(open)).Status.ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    public async Task What_was_found_is_shown_though_what_was_meant_cannot_be_asked()
    {
        await using var open = Open(new ElasticsearchOptions { CertificateFingerprint = Fingerprint });
        await Fill(open);
        var before = _requests;
        _answers = context => Status(context, _requests > before + 1 ? StatusCodes.Status400BadRequest : null);

        (await Search(open, "may sayy")).ShouldNotBeNull().DidYouMean.ShouldBeNull();
        _requests.ShouldBe(before + 2);
        _answers = _ => Task.FromResult(false);
        (await Search(open, "may sayy")).ShouldNotBeNull().DidYouMean.ShouldBe("may sấy");
    }

    [Fact]
    public async Task The_log_does_not_go_on_before_the_mark_of_a_refused_document_is_in()
    {
        await using var open = Open(new ElasticsearchOptions { CertificateFingerprint = Fingerprint });
        await Fill(open);
        var change = new IndexChange(DocumentKind.Listing, Guid.CreateVersion7(), new SearchDocument(
            DocumentKind.Listing, Guid.CreateVersion7(), new Bilingual("Máy ép"), Bilingual.None, Bilingual.None, [], NoFilters, DateTime.UnixEpoch, Trl: 5));
        var statuses = new Queue<int>([StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests]);
        _answers = async context =>
        {
            var isBulk = context.Request.Path.Value!.EndsWith("/_bulk", StringComparison.Ordinal) && statuses.Count > 0;
            if (isBulk)
            {
                await context.Response.WriteAsJsonAsync(new { items = new[] { new { index = new { status = statuses.Dequeue() } } } }, context.RequestAborted);
            }

            return isBulk;
        };

        (await Should.ThrowAsync<ElasticsearchException>(() => Index(open).Apply([change], 2, Token))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        Index(open).Checkpoint.Position.ShouldBe(1);
        await Index(open).Apply([change], 2, Token);
        Index(open).Checkpoint.Position.ShouldBe(2);
    }

    [Fact]
    public async Task That_something_was_taken_out_is_remembered_for_longer_than_feeders_try_again()
    {
        await using var open = Open(new ElasticsearchOptions { CertificateFingerprint = Fingerprint });
        await Fill(open);

        var settings = await open.GetRequiredService<ElasticsearchClient>().Get($"{_prefix}-index-*/_settings", Token);
        settings.AsObject().Single().Value!["settings"]!["index"]!["gc_deletes"]!.GetValue<string>().ShouldBe("1h");
    }

    [Fact]
    public async Task Readiness_tells_version_and_state_of_the_cluster()
    {
        await using var open = Open(new ElasticsearchOptions { CertificateFingerprint = Fingerprint });

        var health = await Health(open);

        health.Status.ShouldBe(HealthStatus.Healthy);
        ((string)health.Data["version"]).ShouldMatch(@"^\d+\.\d+\.\d+$");
        health.Data["cluster"].ShouldBeOneOf("green", "yellow");
    }

    [Theory]
    [InlineData("Address", "search.example:9200")]
    [InlineData("User", "san")]
    [InlineData("CertificateFingerprint", "12:34")]
    [InlineData("Prefix", "Sàn")]
    [InlineData("Prefix", "-a")]
    public void What_does_not_fit_together_is_said_at_the_start(string setting, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Search:Elasticsearch:Address"] = "https://search.example:9200",
            ["Search:Elasticsearch:" + setting] = value,
        }).Build();

        Should.Throw<InvalidOperationException>(() => ElasticsearchOptions.Of(configuration)).Message.ShouldContain(setting);
    }

    private async Task Works(ElasticsearchOptions options)
    {
        await using var open = Open(options);
        await Fill(open);
        (await Search(open)).ShouldNotBeNull().Total.ShouldBe(1);
    }

    private async Task Refuses<TException>(ElasticsearchOptions options)
        where TException : Exception
    {
        await using var open = Open(options);
        await Should.ThrowAsync<TException>(async () => await Index(open).Refresh(Token));
    }

    private static async Task Fill(ServiceProvider open)
    {
        var document = new SearchDocument(DocumentKind.Listing, Guid.CreateVersion7(), new Bilingual("Máy sấy"), Bilingual.None, Bilingual.None, [], NoFilters, DateTime.UnixEpoch, Trl: 5);
        await Index(open).Refresh(Token);
        await Index(open).Rebuild(new[] { document }.ToAsyncEnumerable(), new IndexCheckpoint(1, 0), Token);
    }

    private static ValueTask<SearchAnswer?> Search(ServiceProvider open, string text = "may say") =>
        Index(open).Search(new SearchRequest(DocumentKind.Listing, text, NoFilters, SearchSort.Relevance, 0, 10, Language.Vi), Token);

    private static Task<HealthCheckResult> Health(ServiceProvider open) =>
        new ElasticsearchHealth(open.GetRequiredService<ElasticsearchClient>()).CheckHealthAsync(new HealthCheckContext(), Token);

    private static ElasticsearchSearchIndex Index(ServiceProvider open) => open.GetRequiredService<ElasticsearchSearchIndex>();

    private ServiceProvider Open(ElasticsearchOptions options)
    {
        options = options with { Address = Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/", Prefix = _prefix };
        return new ServiceCollection()
            .AddElasticsearchClient(options)
            .AddSingleton(provider => new ElasticsearchSearchIndex(
                provider.GetRequiredService<ElasticsearchClient>(), options, () => "test", TimeProvider.System, NullLogger<ElasticsearchSearchIndex>.Instance))
            .BuildServiceProvider();
    }

    private static Func<HttpContext, Task<bool>> Unless(string authorization) =>
        context => Status(context, context.Request.Headers.Authorization == authorization ? null : StatusCodes.Status401Unauthorized);

    private static Task<bool> Status(HttpContext context, int? status)
    {
        context.Response.StatusCode = status ?? context.Response.StatusCode;
        return Task.FromResult(status is not null);
    }

    /// <summary>To the server behind, unless the test answers itself.</summary>
    private async Task Forward(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        if (await _answers(context))
        {
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.Path + context.Request.QueryString);
        if (context.Request.ContentType is { } type)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var response = await _behind.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
