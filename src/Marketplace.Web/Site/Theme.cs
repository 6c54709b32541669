using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Web.Site;

/// <summary>Light or dark, as a cookie that the server renders by; without it the reader's system decides.</summary>
internal static class Theme
{
    public const string Light = "light";
    public const string Dark = "dark";
    private const string Cookie = "theme";

    /// <summary>The chosen theme, or null.</summary>
    public static string? Of(HttpContext? context) => context?.Request.Cookies[Cookie] is Light or Dark ? context.Request.Cookies[Cookie] : null;

    public static void MapTheme(this IEndpointRouteBuilder routes) => routes.MapPost("/theme", async (HttpContext context, IAntiforgery antiforgery, [FromForm] string theme, [FromForm] string? back) =>
    {
        await antiforgery.ValidateRequestAsync(context);
        if (theme is Light or Dark)
        {
            context.Response.Cookies.Append(Cookie, theme, new CookieOptions { Path = "/", HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(400) });
        }
        else
        {
            context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
        }

        return Results.LocalRedirect(LocalPath.OrHome(back));
    });
}

/// <summary>Where a form sends its reader back to: a path of this site only.</summary>
internal static class LocalPath
{
    public static string OrHome(string? path) =>
        path is ['/', ..] && !path.Any(char.IsControl) && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && Uri.TryCreate(path, UriKind.Relative, out _) ? path : "/";
}
