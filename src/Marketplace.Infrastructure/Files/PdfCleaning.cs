using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace Marketplace.Infrastructure.Files;

/// <summary>
/// Copies the pages of a PDF into a new one: its information, its metadata, its attached files, its scripts and the names beside its
/// comments stay behind. One whose look depends on what stays behind, or that cannot be read, is not copied.
/// </summary>
internal static class PdfCleaning
{
    private const int MostPages = 2_000;

    public static Stream? Clean(Stream content)
    {
        try
        {
            using var document = PdfDocument.Open(content);
            if (document.IsEncrypted || document.NumberOfPages > MostPages || document.TryGetForm(out _))
            {
                return null;
            }

            var copied = Copy(document);
            return SaysTheSame(document, copied) ? new MemoryStream(copied, writable: false) : null;
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // A damaged file makes its reader fail in many ways; none of them is anybody's mistake but the file's.
            return null;
        }
    }

    private static byte[] Copy(PdfDocument document)
    {
        using var builder = new PdfDocumentBuilder { IncludeDocumentInformation = false };
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            builder.AddPage(document, number, new PdfDocumentBuilder.AddPageOptions { KeepAnnotations = false });
        }

        return builder.Build();
    }

    /// <summary>As many letters on each page, and nothing that tells of a person.</summary>
    private static bool SaysTheSame(PdfDocument document, byte[] copied)
    {
        if (copied.AsSpan().IndexOf("<x:xmpmeta"u8) >= 0 || copied.AsSpan().IndexOf("<?xpacket"u8) >= 0)
        {
            return false;
        }

        using var copy = PdfDocument.Open(copied);
        return copy.NumberOfPages == document.NumberOfPages
            && string.IsNullOrEmpty(copy.Information.Author) && string.IsNullOrEmpty(copy.Information.Creator)
            && document.GetPages().Zip(copy.GetPages()).All(pages => IsSame(pages.First, pages.Second));
    }

    private static bool IsSame(Page before, Page after) => before.Letters.Count == after.Letters.Count && before.NumberOfImages == after.NumberOfImages;
}
