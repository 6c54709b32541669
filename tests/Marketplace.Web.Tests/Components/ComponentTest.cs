using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Marketplace.Infrastructure;
using Marketplace.Web.Site;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Web.Tests.Components;

/// <summary>A component by itself, with the site's own sentences, in a circuit unless a test says otherwise.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest()
    {
        Services.AddLogging();
        Services.AddLocalization();
        Services.AddScoped<Reader>();
        Services.AddScoped<UnreadTexts>();

        // For what a page is told of; no database is ever opened.
        Services.AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", Path.GetTempPath())]).Build());
        Speak("vi-VN");
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    protected static void Speak(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    protected static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    /// <summary>What a person reads, without the spaces of the source.</summary>
    protected static string Said(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
