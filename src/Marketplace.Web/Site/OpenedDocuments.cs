using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Disclosures;
using Marketplace.Application.Ports;
using Marketplace.Domain.Files;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Site;

/// <summary>Confidential documents to be taken away, each under the mark of who opened it.</summary>
internal static class OpenedDocuments
{
    public static void MapOpenedDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/disclosures/documents/{id:guid}", async (
            Guid id, HttpContext context, IDispatcher dispatcher, IFileStore store, IWatermark watermark, Reader reader, IStringLocalizer<Resources.Disclosures> text) =>
        {
            var result = await dispatcher.Ask(new GetOpenedDocument(new OpeningId(id)), context.RequestAborted);
            if (!result.IsDone)
            {
                return Results.NotFound();
            }

            var document = result.Answer;
            await using var content = store.Open(document.StoreKey) ?? throw new FileNotFoundException("The document is not in the store.", document.StoreKey);
            var marked = watermark.Write(document.Kind, content, text.MarkOf(document.Mark, reader))
                ?? throw new InvalidOperationException("A document that took a mark when it was brought does not take it now.");
            context.Response.Headers.CacheControl = "no-store";
            return Results.File(marked, document.Kind.ContentType(), document.Name);
        }).RequireAuthorization();

    public static string Download(OpeningId opening) => $"disclosures/documents/{opening.Value}";

    /// <summary>The line that stands above and below what is confidential: who reads it, and when it was opened.</summary>
    public static string MarkOf(this IStringLocalizer<Resources.Disclosures> text, ReadersMark mark, Reader reader) =>
        text["Mark", mark.Reader, mark.Organisation.In(reader.Language).Text, reader.Moment(mark.At), mark.ListingCode];
}
