using System.Globalization;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Common;

namespace Marketplace.Web.Site;

/// <summary>Vietnamese at "/…", English at "/en/…": the first segment of the path decides, before routing.</summary>
internal static class SiteLanguage
{
    public const string EnglishBase = SiteAddress.EnglishBase;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static Language Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Language.En : Language.Vi;

    public static void UseLanguageOfPath(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isEnglish = context.Request.Path.StartsWithSegments(EnglishBase, StringComparison.Ordinal, out var rest);
        if (isEnglish)
        {
            context.Request.PathBase = context.Request.PathBase.Add(EnglishBase);
            context.Request.Path = rest.HasValue ? rest : "/";
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = isEnglish ? English : Vietnamese;
        await next(context);
    });

    /// <summary>The same page in the other language.</summary>
    public static string InOther(string baseUri, string uri)
    {
        uri = Deeds.Untold(uri);
        var rest = uri.Length > baseUri.Length ? uri[baseUri.Length..] : "";
        return (Current == Language.En ? "/" : EnglishBase + "/") + rest;
    }
}
