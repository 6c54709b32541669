namespace Marketplace.Web.Site;

/// <summary>Security headers. Everything comes from this site; nothing is inline, so there are no nonces.</summary>
internal static class SiteHeaders
{
    public static void UseSiteHeaders(this IApplicationBuilder app) => app.UseSecurityHeaders(new HeaderPolicyCollection()
        .AddDefaultSecurityHeaders()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
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
}
