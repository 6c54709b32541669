using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace Marketplace.Infrastructure.Files;

/// <summary>Copies a PDF page by page into a new one. One whose look depends on more than its pages (form fields, signatures), or that cannot be read, is not copied.</summary>
internal static class PdfPages
{
    private const int MostPages = 2_000;

    /// <param name="write">Puts the pages into the new one; they are numbered from 1.</param>
    /// <returns>Null when the copy does not say on each page what the page said.</returns>
    public static byte[]? Copy(Stream content, Action<PdfDocument, PdfDocumentBuilder> write, Func<Page, Page, bool> saysTheSame)
    {
        try
        {
            content.Position = 0;
            using var document = PdfDocument.Open(content);
            if (document.IsEncrypted || document.NumberOfPages > MostPages || document.TryGetForm(out _))
            {
                return null;
            }

            using var builder = new PdfDocumentBuilder { IncludeDocumentInformation = false };
            write(document, builder);
            var copied = builder.Build();
            using var copy = PdfDocument.Open(copied);
            var isWhole = copy.NumberOfPages == document.NumberOfPages && document.GetPages().Zip(copy.GetPages()).All(pages => saysTheSame(pages.First, pages.Second));
            return isWhole ? copied : null;
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // A damaged file makes its reader fail in many ways; none of them is anybody's mistake but the file's.
            return null;
        }
    }
}
