using Marketplace.Application.ReferenceData;

namespace Marketplace.Web.Site;

/// <summary>
/// Security headers. Everything comes from this site, but for the players of the reference list's video hosts; nothing is inline, so there are
/// no nonces.
/// </summary>
internal static class SiteHeaders
{
    public static void UseSiteHeaders(this IApplicationBuilder app) => app.UseFrames().UseSecurityHeaders(new HeaderPolicyCollection()
        .AddDefaultSecurityHeaders()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()

        // Isolation from other origins, which nothing here needs, would keep the players of videos out.
        .AddCrossOriginEmbedderPolicy(policy => policy.UnsafeNone())
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self();
            policy.AddImgSrc().Self();
            policy.AddFontSrc().Self();
            policy.AddConnectSrc().Self();
            policy.AddFormAction().Self();
            policy.AddBaseUri().Self();
            policy.AddManifestSrc().Self();
            policy.AddFrameAncestors().None();
            policy.AddObjectSrc().None();
        }));

    /// <summary>Staff change the list while the site runs, so frames are added when an answer starts, after everything else was set.</summary>
    private static IApplicationBuilder UseFrames(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var frames = string.Join(' ', context.RequestServices.GetRequiredService<ReferenceLists>().VideoHosts.Select(h => h.Origin).Distinct(StringComparer.Ordinal));
            var headers = context.Response.Headers;
            if (frames.Length > 0 && headers.ContentSecurityPolicy.ToString() is { Length: > 0 } policy)
            {
                headers.ContentSecurityPolicy = $"{policy}; frame-src {frames}";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
