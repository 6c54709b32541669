using System.Net;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Site;

public sealed class QrTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_code_leads_to_a_technology_or_a_comparison_and_to_nothing_else()
    {
        var browser = site.NewBrowser();
        var pictures = new List<string>();
        foreach (var path in (string[])["/qr.svg?codes=HS-7K2M9QXA", "/en/qr.svg?codes=HS-7K2M9QXA", "/qr.svg?codes=HS-7K2M9QXA,HS-7K2M9QXB"])
        {
            await browser.Open(path);
            browser.Status.ShouldBe(HttpStatusCode.OK);
            browser.Source.ShouldContain("<svg");
            browser.Source.ShouldNotContain("style=");
            pictures.Add(browser.Source);
        }

        pictures.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        foreach (var path in (string[])["/qr.svg", "/qr.svg?codes=https://elsewhere.example", "/qr.svg?codes=HS-1", "/qr.svg?codes=HS-00000001,HS-00000002,HS-00000003,HS-00000004,HS-00000005"])
        {
            await browser.Open(path);
            browser.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }
}
