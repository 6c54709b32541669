using Marketplace.Application.Common;
using Marketplace.Application.Files;
using Marketplace.Application.Ports;
using Marketplace.Domain.Files;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Web.Site;

/// <summary>Images to be shown and documents to be taken away; who may read them, their message says.</summary>
internal static class FileEndpoints
{
    /// <summary>The content behind an address never changes.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string Nowhere = "private, no-store";

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/files/{id:guid}/large.webp", (Guid id, HttpContext context, IDispatcher dispatcher, IFileStore store) => Image(id, isSmall: false, context, dispatcher, store));
        routes.MapGet("/files/{id:guid}/small.webp", (Guid id, HttpContext context, IDispatcher dispatcher, IFileStore store) => Image(id, isSmall: true, context, dispatcher, store));
        routes.MapGet("/files/{id:guid}/download", async (Guid id, HttpContext context, IDispatcher dispatcher, IFileStore store) =>
        {
            var result = await dispatcher.Ask(new GetFile(new FileId(id)), context.RequestAborted);
            if (!result.IsDone || store.Open(result.Answer.StoreKey) is not { } content)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = Nowhere;
            var file = result.Answer;
            return Results.File(content, file.Kind.ContentType(), file.Name, Utc(file.CreatedAt), Tag(file.Sha256), enableRangeProcessing: true);
        });
    }

    /// <summary>The address of an image: where everybody reads it once it is public.</summary>
    public static string Large(FileId file) => $"files/{file.Value}/large.webp";

    public static string Small(FileId file) => $"files/{file.Value}/small.webp";

    public static string Download(FileId file) => $"files/{file.Value}/download";

    private static async Task<IResult> Image(Guid id, bool isSmall, HttpContext context, IDispatcher dispatcher, IFileStore store)
    {
        var result = await dispatcher.Ask(new GetFile(new FileId(id)), context.RequestAborted);
        if (!result.IsDone || !result.Answer.Kind.IsImage() || (isSmall ? result.Answer.SmallKey : result.Answer.StoreKey) is not { } key || store.Open(key) is not { } content)
        {
            return Results.NotFound();
        }

        var file = result.Answer;
        context.Response.Headers.CacheControl = file.IsPublic ? ForEver : Nowhere;
        return Results.File(content, file.Kind.ContentType(), null, Utc(file.CreatedAt), Tag(isSmall ? "small-" + file.Sha256 : file.Sha256), enableRangeProcessing: true);
    }

    private static DateTimeOffset Utc(DateTime time) => new(time, TimeSpan.Zero);

    private static EntityTagHeaderValue Tag(string text) => new($"\"{text}\"");
}
