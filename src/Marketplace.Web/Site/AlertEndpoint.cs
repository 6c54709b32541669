using Marketplace.Application.Alerts;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Web.Site;

/// <summary>
/// Opens what an alert tells of, and the alert is read. It is a form, so that whatever follows links ahead reads nothing, and the alert's
/// own page is the only place that it leads to.
/// </summary>
internal static class AlertEndpoint
{
    public const string Address = "my/alerts/open";

    public static void MapAlertOpening(this IEndpointRouteBuilder routes) => routes.MapPost("/" + Address, async (HttpContext context, IDispatcher dispatcher, [FromForm] Guid alert) =>
    {
        var id = new AlertId(alert);
        if (await dispatcher.Ask(new GetAlertPath(id), context.RequestAborted) is not { IsDone: true } found)
        {
            return Results.NotFound();
        }

        await dispatcher.Send(new MarkAlertRead(id), context.RequestAborted);
        return Results.LocalRedirect($"{context.Request.PathBase}/{found.Answer}");
    }).RequireAuthorization();
}
