using Marketplace.Application.Ports;
using Marketplace.Domain.Files;

namespace Marketplace.Infrastructure.Files;

internal sealed class Watermark : IWatermark
{
    public Stream? Write(FileKind kind, Stream content, string mark) => kind switch
    {
        FileKind.Pdf => PdfWatermark.Write(content, mark),
        FileKind.Docx or FileKind.Xlsx or FileKind.Pptx => OfficeWatermark.Write(kind, content, mark),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Images are public."),
    };
}
