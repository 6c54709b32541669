using Marketplace.Application.Data;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Web.Site;

/// <summary>Cookie sign-in. The cookie carries ids only: person, session and the membership that the person acts by.</summary>
internal static class SignIn
{
    public const string SessionClaim = "session";
    public const string MembershipClaim = "membership";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddIdentityCore<Account>().AddSignInManager().AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/account/sign-in";
            options.AccessDeniedPath = "/account/sign-in";
            options.ReturnUrlParameter = "back";
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
        });

        // Signed in on one language's side is signed in on the other.
        services.ConfigureAll<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(options => options.Cookie.Path = "/");
        services.AddAntiforgery(options => options.Cookie.Path = "/");
    }
}
