using Marketplace.Application.Data;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Web.Site;

/// <summary>Cookie sign-in. The cookie carries ids only: person, session and the membership that the person acts by.</summary>
internal static class SignIn
{
    public const string SessionClaim = "session";
    public const string MembershipClaim = "membership";

    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddIdentityCore<Account>().AddSignInManager();
        services.Configure<PasswordHasherOptions>(configuration.GetSection("Passwords"));
        services.AddScoped<Sessions>();
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/account/sign-in";
            options.AccessDeniedPath = "/account/sign-in";
            options.ReturnUrlParameter = "back";
            options.ExpireTimeSpan = TimeSpan.FromDays(14);

            // Identity's own check renews the cookie from the account and would lose these claims; the session's row says whether it still counts.
            options.Events.OnValidatePrincipal = Sessions.Check;
        });

        // Signed in on one language's side is signed in on the other.
        services.ConfigureAll<CookieAuthenticationOptions>(options => options.Cookie.Path = "/");
        services.AddAntiforgery(options => options.Cookie.Path = "/");
    }
}
