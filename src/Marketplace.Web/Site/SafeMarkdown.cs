using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Marketplace.Web.Site;

/// <summary>People's Markdown as HTML that can do no harm: raw HTML is text, and what is left passes an allow-list.</summary>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();
    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    public static MarkupString Html(string markdown) => new(Sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline)));

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.Ordinal) { "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "code", "pre", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "br", "hr" },
            AllowedAttributes = new HashSet<string>(StringComparer.Ordinal) { "href", "rel" },
            AllowedSchemes = new HashSet<string>(StringComparer.Ordinal) { "https", "http", "mailto" },
        });
        sanitizer.PostProcessNode += static (_, e) =>
        {
            if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link)
            {
                link.SetAttribute("rel", "nofollow noopener ugc");
            }
        };
        return sanitizer;
    }
}
