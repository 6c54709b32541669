using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace Marketplace.Infrastructure.Files;

/// <summary>
/// A PDF without its information, its metadata, its attached files, its scripts and the names beside its comments.
/// </summary>
internal static class PdfCleaning
{
    public static Stream? Clean(Stream content) => PdfPages.Copy(content, Write, IsSame) is { } copied && TellsOfNobody(copied) ? new MemoryStream(copied, writable: false) : null;

    private static void Write(PdfDocument document, PdfDocumentBuilder builder)
    {
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            builder.AddPage(document, number, new PdfDocumentBuilder.AddPageOptions { KeepAnnotations = false });
        }
    }

    private static bool IsSame(Page before, Page after) => before.Letters.Count == after.Letters.Count && before.NumberOfImages == after.NumberOfImages;

    private static bool TellsOfNobody(byte[] copied)
    {
        if (copied.AsSpan().IndexOf("<x:xmpmeta"u8) >= 0 || copied.AsSpan().IndexOf("<?xpacket"u8) >= 0)
        {
            return false;
        }

        using var copy = PdfDocument.Open(copied);
        return string.IsNullOrEmpty(copy.Information.Author) && string.IsNullOrEmpty(copy.Information.Creator);
    }
}
