using System.Security.Claims;
using Marketplace.Application.Common;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Marketplace.Web.Site;

/// <summary>The person behind a request or a circuit, by the ids in their cookie.</summary>
internal sealed class WebCaller(IHttpContextAccessor accessor, AuthenticationStateProvider circuit) : ICallerSource
{
    public async ValueTask<CallerTicket> Ticket()
    {
        // A circuit outlives the request that opened it; its own state knows the person.
        var (user, door) = accessor.HttpContext is { WebSockets.IsWebSocketRequest: false } context
            ? (context.User, Door.Http)
            : ((await circuit.GetAuthenticationStateAsync()).User, Door.Circuit);
        return Of(user, door);
    }

    public static CallerTicket Of(ClaimsPrincipal user, Door door) => new(door, SiteLanguage.Current, user.Person, user.Session, user.Membership);
}

/// <summary>The framework's own state of a circuit, usable while a request is rendered too.</summary>
internal sealed class SignedInPerson : ServerAuthenticationStateProvider;
