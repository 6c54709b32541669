using System.Net;
using Marketplace.Application.Search;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Site;

public sealed class HealthTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_node_is_live_at_once_and_ready_when_its_index_holds_everything()
    {
        var browser = site.NewBrowser();
        await browser.Open("/health/live");
        browser.Status.ShouldBe(HttpStatusCode.OK);
        (await Ready(site)).ShouldBe("Healthy");
    }

    [Fact]
    public async Task Without_its_embedder_a_node_gets_visitors_and_says_what_is_missing()
    {
        await using var without = TestSite.With(("Meaning:Endpoint", "http://127.0.0.1:9/v1"), ("Meaning:Model", "no-such-model"));
        (await Ready(without)).ShouldBe("Degraded\nmeaning: Degraded, model no-such-model, embedder does not answer, vectors 0 of 0");
    }

    [Fact]
    public async Task With_its_embedder_a_node_says_how_far_the_vectors_are()
    {
        var endpoint = await EmbeddingTools.Endpoint();
        Assert.SkipUnless(endpoint.Value is not null || Environment.GetEnvironmentVariable("CI") == "true", endpoint.Reason);
        await using var with = TestSite.With(("Meaning:Endpoint", endpoint.Value.ShouldNotBeNull(endpoint.Reason)), ("Meaning:Model", EmbeddingTools.ModelName));

        // One that is busy may answer later than a look waits.
        var said = await Ready(with);
        for (var look = 0; look < 30 && said.StartsWith("Degraded", StringComparison.Ordinal); look++)
        {
            said = await Ready(with);
        }

        said.ShouldBe($"Healthy\nmeaning: Healthy, model {EmbeddingTools.ModelName}, embedder answers, vectors 0 of 0");
    }

    private static async Task<string> Ready(TestSite site)
    {
        await site.Services.GetRequiredService<IndexFollower>().CaughtUp.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var browser = site.NewBrowser();
        await browser.Open("/health/ready");
        browser.Status.ShouldBe(HttpStatusCode.OK);
        return browser.Source;
    }
}
