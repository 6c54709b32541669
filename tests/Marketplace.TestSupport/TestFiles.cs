using System.IO.Compression;
using System.Text;
using Marketplace.Application.Files;
using Marketplace.Domain.Files;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Marketplace.TestSupport;

/// <summary>Files as people bring them.</summary>
public static class TestFiles
{
    public const string Author = "Nguyen Van Bi Mat";

    public static byte[] Image(SKEncodedImageFormat format = SKEncodedImageFormat.Png, int width = 640, int height = 400)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(0x2F, 0x6D, 0x62));
        using var paint = new SKPaint { Color = new SKColor(0xF2, 0xC1, 0x4E) };
        canvas.DrawRect(0, 0, width / 2f, height / 2f, paint);
        canvas.Flush();
        using var encoded = bitmap.Encode(format, 90);
        return encoded.ToArray();
    }

    /// <summary>A photograph whose camera was held upright, and said who held it.</summary>
    public static byte[] ImageOnItsSide()
    {
        var jpeg = Image(SKEncodedImageFormat.Jpeg, 600, 400);
        var artist = Encoding.ASCII.GetBytes(Author + "\0");

        // TIFF, big-endian, two entries: orientation 6, artist.
        byte[] tiff =
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
            0x01, 0x3B, 0, 2, 0, 0, 0, (byte)artist.Length, 0, 0, 0, 38,
            0, 0, 0, 0,
            .. artist,
        ];
        byte[] exif = [.. "Exif"u8, 0, 0, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg.AsSpan(2)];
    }

    public static byte[] Pdf(int pages = 2)
    {
        using var builder = new PdfDocumentBuilder { DocumentInformation = { Author = Author, Creator = Author, Title = "Thuyet minh" } };
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var i = 1; i <= pages; i++)
        {
            builder.AddPage(PageSize.A4).AddText($"Page {i} of the explanation", 12, new PdfPoint(50, 700), font);
        }

        return builder.Build();
    }

    public static byte[] Docx(string? more = null, string content = "text") => Office(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "word/document.xml",
        [
            ("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:ins w:id=\"1\" w:author=\"{Author}\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:t>Noi dung can giu</w:t></w:r></w:ins></w:p></w:body></w:document>"),
            ("docProps/core.xml", $"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>{Author}</dc:creator></cp:coreProperties>"),
            .. more is null ? Array.Empty<(string, string)>() : [(more, content)],
        ]);

    public static byte[] Xlsx() => Office(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml",
        [
            ("xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fileSharing userName=\"{Author}\"/><sheets/></workbook>"),
            ("xl/comments1.xml", $"<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>{Author}</author></authors><commentList/></comments>"),
        ]);

    public static byte[] Pptx() => Office(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "ppt/presentation.xml",
        [
            ("ppt/presentation.xml", "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>"),
            ("ppt/commentAuthors.xml", $"<p:cmAuthorLst xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cmAuthor id=\"0\" name=\"{Author}\" initials=\"NVB\"/></p:cmAuthorLst>"),
        ]);

    /// <summary>A program for Windows, by its first bytes.</summary>
    public static byte[] Program() => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. Enumerable.Repeat((byte)0x41, 4_000)];

    public static byte[] Office(string type, string main, IReadOnlyList<(string Name, string Content)> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/{main}\" ContentType=\"{type}\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
            Add(archive, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"{main}\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
            foreach (var (name, content) in parts)
            {
                Add(archive, name, content);
            }
        }

        return file.ToArray();
    }

    /// <summary>Lies in the exchange's store, and waits for its command.</summary>
    public static async Task<ReceivedFile> ReceivedImage(this TestExchange exchange, string name = "may-loc.png") =>
        (await exchange.Services.GetRequiredService<FileIntake>().Image(name, new MemoryStream(Image()), CancellationToken.None)).Answer;

    /// <inheritdoc cref="ReceivedImage"/>
    public static async Task<ReceivedFile> ReceivedDocument(this TestExchange exchange, string name = "thuyet-minh.pdf") =>
        (await exchange.Services.GetRequiredService<FileIntake>().Document(name, new MemoryStream(Pdf()), CancellationToken.None)).Answer;

    /// <inheritdoc cref="ReceivedImage"/>
    public static async Task<ReceivedFile> ReceivedAttachment(this TestExchange exchange, string name = "hien-trang.docx") =>
        (await exchange.Services.GetRequiredService<FileIntake>().Attachment(name, new MemoryStream(Docx()), CancellationToken.None)).Answer;

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var part = archive.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }
}
