using System.Net;
using Marketplace.Application.Common;
using Marketplace.Application.Resources;
using Marketplace.Domain.Common;
using Marketplace.Web.Tests.Site;
using Shouldly;

namespace Marketplace.Web.Tests.BadInput;

/// <summary>What every page owes somebody whose form it refuses.</summary>
internal static class Refusing
{
    public const string Script = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";

    /// <summary>More than anybody types.</summary>
    public static readonly string Megabyte = new('x', 1_048_576);

    /// <summary>The page is the form again: no failure, no word of the machinery, nothing of the reader's that became markup.</summary>
    public static void ShouldBeTheFormAgain(this Browser browser)
    {
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Page.QuerySelector("main form[method=post]").ShouldNotBeNull();
        browser.ShouldLeakNothing();
    }

    public static void ShouldLeakNothing(this Browser browser)
    {
        foreach (var word in (string[])["Exception", "   at ", "Microsoft.", "System.", "SQLite", "<script>alert", "<img src=x"])
        {
            browser.Source.Contains(word, StringComparison.Ordinal).ShouldBeFalse(word);
        }
    }

    /// <summary>The sentence of a refusal stands beside its field, in the page's language.</summary>
    public static void ShouldSayBeside(this Browser browser, string field, Language language, string code, params object[] arguments) =>
        browser.Page.QuerySelector($"#{field}-refusal").ShouldNotBeNull(field).TextContent.ShouldBe(Sentences.Of(new Refusal(code, null, arguments), language));

    public static string? Kept(this Browser browser, string name) =>
        browser.Page.QuerySelector($"[name='{name}']") is { } field ? field.GetAttribute("value") ?? field.TextContent : null;

    public static void ShouldBeTheNotFoundPage(this Browser browser, Language language)
    {
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
        browser.Heading.ShouldBe(language == Language.En ? "Page not found" : "Không tìm thấy trang");
        browser.Page.DocumentElement.GetAttribute("lang").ShouldBe(language == Language.En ? "en" : "vi");
        browser.ShouldLeakNothing();
    }
}
