using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Application.Listings;
using Marketplace.Application.Listings.Tables;
using Marketplace.Application.Ports;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
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
        routes.MapGet("/demands/{code}/demand.docx", async (string code, HttpContext context, IDispatcher dispatcher) =>
            File(await dispatcher.Ask(new GetDemandPaper(code), context.RequestAborted)));
        routes.MapGet("/my/demands/{id:guid}/demand.docx", async (Guid id, HttpContext context, IDispatcher dispatcher) =>
            File(await dispatcher.Ask(new GetOwnDemandPaper(new DemandId(id)), context.RequestAborted)))
            .RequireAuthorization();
        routes.MapGet("/my/listings/import/template-{language}.{format}", async (string language, string format, HttpContext context, IDispatcher dispatcher) =>
            File(await dispatcher.Ask(new GetTableTemplate(Named<Language>(language), Named<TableFormat>(format)), context.RequestAborted)))
            .RequireAuthorization();
        routes.MapGet("/my/listings/import/{id:guid}/report.csv", async (Guid id, HttpContext context, IDispatcher dispatcher) =>
            File(await dispatcher.Ask(new GetTableReport(new TableImportId(id)), context.RequestAborted)))
            .RequireAuthorization();
        routes.MapGet("/desk/glossary/glossary.{format}", async (string format, HttpContext context, IDispatcher dispatcher) =>
            File(await dispatcher.Ask(new GetGlossaryFile(Named<GlossaryFormat>(format)), context.RequestAborted)))
            .RequireAuthorization();
    }

    private static TEnum? Named<TEnum>(string name)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(name, ignoreCase: true, out var value) ? value : null;

    private static IResult File(Result<TableFile> result) =>
        result.IsDone ? Results.File(result.Answer.Content, result.Answer.Type, result.Answer.Name) : Results.NotFound();

    private static IResult File(Result<GlossaryFile> result) =>
        result.IsDone ? Results.File(result.Answer.Content, result.Answer.Type, result.Answer.Name) : Results.NotFound();

    private static IResult File(Result<PaperFile> result) =>
        result.IsDone ? Results.File(result.Answer.Content, PaperFile.Type, result.Answer.Name) : Results.NotFound();
}
