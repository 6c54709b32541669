using Marketplace.Application.Ports;
using Marketplace.Domain.Files;

namespace Marketplace.Infrastructure.Files;

/// <summary>Office files part by part, a PDF page by page.</summary>
internal sealed class DocumentCleaner : IDocumentCleaner
{
    public Stream? Clean(FileKind kind, Stream content)
    {
        content.Position = 0;
        return kind switch
        {
            FileKind.Docx or FileKind.Xlsx or FileKind.Pptx => OfficeCleaning.Clean(content),
            FileKind.Pdf => PdfCleaning.Clean(content),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Images are made anew, not cleaned."),
        };
    }
}
