using System.Net;
using Marketplace.Application.Search;
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

        await site.Services.GetRequiredService<IndexFollower>().CaughtUp.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await browser.Open("/health/ready");
        (browser.Status, browser.Source).ShouldBe((HttpStatusCode.OK, "Healthy"));
    }
}
