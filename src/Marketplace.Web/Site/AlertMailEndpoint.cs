using Marketplace.Application.Alerts;
using Marketplace.Application.Common;

namespace Marketplace.Web.Site;

/// <summary>
/// Where the reader's mail program ends the letters by one click (RFC 8058): a POST without session or form token, opened by the letter's
/// key alone. Whatever follows links, as scanners of mail do, is led to a page with a button and ends nothing.
/// </summary>
internal static class AlertMailEndpoint
{
    private const string Address = "/alerts/stop";

    public static void MapAlertMail(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (HttpRequest request) => Results.LocalRedirect($"{request.PathBase}/alerts/unsubscribe{request.QueryString}"));
        routes.MapPost(Address, async (string? link, string? key, IDispatcher dispatcher, TimeProvider clock, CancellationToken cancellationToken) =>
        {
            var result = await dispatcher.Send(new StopAlertMail(LetterLink.Id(link), new Secret(key), clock.GetUtcNow().UtcDateTime), cancellationToken);
            return result.IsDone ? Results.NoContent() : Results.NotFound();
        }).RequireRateLimiting(RateLimits.Account);
    }
}
