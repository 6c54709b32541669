using System.Globalization;
using System.Net;
using System.Text;
using Marketplace.Web.Tests.Site;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Search;

/// <summary>Whatever stands in the address of a search: there is a page, and never an error.</summary>
public sealed class AnyTextTests(TestSite site) : IClassFixture<TestSite>
{
    private const int Texts = 5_000;

    private static readonly string[] Paths = ["/search?q=", "/demands?q=", "/organisations?q=", "/en/search?q=", "/suggestions?kind=Listing&q="];

    private static readonly string[] Others = ["", "&sort=Newest", "&page=2", "&page=99999999999999999999", "&after=%00", "&field=%FF", "&sort=x", "&trl=9&trl=9", "&head=2&field=207&vsic=C"];

    private static readonly string[] Pieces =
    [
        "\"", "(", ")", "*", "?", "~2", "^3", ":", "\\", "/", "AND", "OR", "NOT", "[", "{", "<b>", "'", ";--", "${", "{{", " ", "\t", "\n", "a", "và", "NƯỚC", "nu\u031bo\u031b\u0301c", "đ", "thu\u1ef7", "ﬁ", "ß", "İ", "x\u0323",
        "\u200b", "\u200d", "\u202e", "\u0301", "\ufeff", "\uffff", "🚀", "👩‍🔬", "水", "ম", "\ud800", "\0", "1,5", "%", "%00", "+",
    ];

    [Fact]
    public async Task Five_thousand_texts_find_something_or_nothing_and_none_is_an_error()
    {
        var (random, client) = (new Random(20261126), site.NewClient());
        for (var i = 0; i < Texts; i++)
        {
            var address = Paths[i % Paths.Length] + Written(random, i) + Others[random.Next(Others.Length)];
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            if (!address.StartsWith("/suggestions", StringComparison.Ordinal))
            {
                (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("<h1", customMessage: address);
            }
        }
    }

    /// <summary>As an address: mostly what browsers send, sometimes bytes that are no text.</summary>
    private static string Written(Random random, int i)
    {
        if (i % 50 == 0)
        {
            return string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => "%" + random.Next(256).ToString("X2", CultureInfo.InvariantCulture)));
        }

        var text = new StringBuilder();
        for (var left = i % 100 == 1 ? 4_000 : random.Next(1, 30); left > 0; left--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return Uri.EscapeDataString(i % 100 == 1 ? text.ToString()[..Math.Min(text.Length, 10_000)] : text.ToString());
    }
}
