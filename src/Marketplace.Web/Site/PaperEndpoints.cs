using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Application.Ports;
using Marketplace.Domain.Listings;

namespace Marketplace.Web.Site;

/// <summary>Papers that a reader takes along; who may read them, their messages say.</summary>
internal static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/listings/{code}/dossier.docx", async (string code, HttpContext context, IDispatcher dispatcher) =>
            File(await dispatcher.Ask(new GetListingPaper(code), context.RequestAborted)));
        routes.MapGet("/my/listings/{id:guid}/dossier.docx", async (Guid id, HttpContext context, IDispatcher dispatcher) =>
            File(await dispatcher.Ask(new GetOwnListingPaper(new ListingId(id)), context.RequestAborted)))
            .RequireAuthorization();
    }

    private static IResult File(Result<PaperFile> result) =>
        result.IsDone ? Results.File(result.Answer.Content, PaperFile.Type, result.Answer.Name) : Results.NotFound();
}
