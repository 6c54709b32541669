using Marketplace.Application.Accounts;
using Marketplace.Application.Common;
using Marketplace.Domain.Organisations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Web.Site;

/// <summary>The header's forms about one's own session. The antiforgery middleware checks every form that an endpoint takes.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/sign-out", async (HttpContext context, IDispatcher dispatcher) =>
        {
            if (context.User.Session is { } session)
            {
                await dispatcher.Send(new EndSession(session), context.RequestAborted);
            }

            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            return Results.LocalRedirect(context.Request.PathBase + "/");
        });

        routes.MapPost("/account/act-for", async (HttpContext context, Sessions sessions, [FromForm] Guid membership) =>
            await sessions.ActFor(context, new MembershipId(membership)) ? Results.LocalRedirect(context.Request.PathBase + "/work") : Results.NotFound())
            .RequireAuthorization();
    }
}
