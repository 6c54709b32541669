using System.Net;
using Marketplace.Web.Tests.Site;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Components;

public sealed class StyleguideTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/styleguide")]
    [InlineData("/en/styleguide")]
    public async Task Outside_development_there_is_no_styleguide(string path)
    {
        var browser = site.NewBrowser();
        await browser.Open(path);
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
        browser.Page.QuerySelectorAll(".swatches, .badge, dialog").ShouldBeEmpty();
    }
}
