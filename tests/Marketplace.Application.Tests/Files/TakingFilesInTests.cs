using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Marketplace.Application.Common;
using Marketplace.Application.Files;
using Marketplace.Application.Ports;
using Marketplace.Domain.Files;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace Marketplace.Application.Tests.Files;

public sealed class TakingFilesInTests : IAsyncLifetime
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FileIntake Intake => _exchange.Services.GetRequiredService<FileIntake>();

    private IFileStore Store => _exchange.Services.GetRequiredService<IFileStore>();

    public static TheoryData<string, byte[], string> NoImages => new()
    {
        { "setup.jpg", TestFiles.Program(), nameof(FileRules.AnImageIsJpegPngOrWebP) },
        { "ve.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray(), nameof(FileRules.AnImageIsJpegPngOrWebP) },
        { "trang.png", "<!doctype html><html></html>"u8.ToArray(), nameof(FileRules.AnImageIsJpegPngOrWebP) },
        { "anh.gif", "GIF89a"u8.ToArray(), nameof(FileRules.AnImageIsJpegPngOrWebP) },
        { "tai-lieu.png", TestFiles.Pdf(), nameof(FileRules.AnImageIsJpegPngOrWebP) },
        { "trong.png", [], nameof(FileRules.AFileIsNotEmpty) },
        { "cut.png", TestFiles.Image()[..200], nameof(FileRules.AnImageCanBeRead) },
        { "dau.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], nameof(FileRules.AnImageCanBeRead) },
        { "lon.png", [.. TestFiles.Image(), .. new byte[(FileRules.ImageMegabytes * 1024 * 1024) + 1]], nameof(FileRules.AnImageIsNotTooLarge) },
        { "rong.png", HeadOfPng(10_000, 10_000), nameof(FileRules.AnImageHasNotTooManyPixels) },
    };

    public static TheoryData<string, byte[], string> NoDocuments => new()
    {
        { "setup.pdf", TestFiles.Program(), nameof(FileRules.ADocumentIsPdfOrOffice) },
        { "anh.pdf", TestFiles.Image(), nameof(FileRules.ADocumentIsPdfOrOffice) },
        { "cu.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0], nameof(FileRules.ADocumentIsPdfOrOffice) },
        { "nen.docx", Zip(("a.txt", "a")), nameof(FileRules.ADocumentIsPdfOrOffice) },
        { "mau.docx", TestFiles.Office(Word.Replace("document.main", "template.main", StringComparison.Ordinal), "word/document.xml", [("word/document.xml", "<a/>")]), nameof(FileRules.ADocumentIsPdfOrOffice) },
        { "trong.pdf", [], nameof(FileRules.AFileIsNotEmpty) },
        { "cut.pdf", TestFiles.Pdf()[..300], nameof(FileRules.ADocumentIsWhole) },
        { "cut.docx", TestFiles.Docx()[..^40], nameof(FileRules.ADocumentIsWhole) },
        { "ra-ngoai.docx", TestFiles.Docx("word/../../evil.xml"), nameof(FileRules.ADocumentIsWhole) },
        { "hai-lan.docx", TestFiles.Docx("word/document.xml"), nameof(FileRules.ADocumentIsWhole) },
        { "macro.docx", TestFiles.Docx("word/vbaProject.bin"), nameof(FileRules.ADocumentHoldsNoMacros) },
        { "macro.docm", TestFiles.Office("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml", [("word/document.xml", "<a/>")]), nameof(FileRules.ADocumentHoldsNoMacros) },
        { "macro4.xlsx", TestFiles.Docx("xl/macrosheets/sheet1.xml"), nameof(FileRules.ADocumentHoldsNoMacros) },
        { "bom.docx", TestFiles.Docx("word/media/zero.bin", new string('0', 40_000_000)), nameof(FileRules.ADocumentUnpacksWithinBounds) },
        { "pdf-va-zip.pdf", [.. TestFiles.Pdf(), .. Zip(("run.exe", "MZ"))], nameof(FileRules.ADocumentIsNothingElseBesides) },
        { "zip-va-pdf.docx", Before(TestFiles.Docx(), "%PDF-1.7"), nameof(FileRules.ADocumentIsNothingElseBesides) },
        { "lon.pdf", [.. TestFiles.Pdf(), .. new byte[FileRules.DocumentMegabytes * 1024 * 1024]], nameof(FileRules.ADocumentIsNotTooLarge) },
    };

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Theory]
    [MemberData(nameof(NoImages))]
    public async Task What_is_no_image_is_refused_by_its_content_and_leaves_nothing(string name, byte[] content, string rule)
    {
        var refusal = Refusal(await Intake.Image(name, new MemoryStream(content), Token));
        refusal.Code.ShouldBe(rule);
        refusal.Member.ShouldBe("File");
        refusal.Arguments!.ShouldContain(name);
        InTheStore().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(NoDocuments))]
    public async Task What_is_no_document_is_refused_by_its_content_and_leaves_nothing(string name, byte[] content, string rule)
    {
        Refusal(await Intake.Document(name, new MemoryStream(content), Token)).Code.ShouldBe(rule);
        InTheStore().ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_file_a_file_is_asked_for()
    {
        Refusal(await Intake.Image(null, null, Token)).Code.ShouldBe(nameof(FileRules.AFileIsBrought));
        Refusal(await Intake.Document(null, null, Token)).Code.ShouldBe(nameof(FileRules.AFileIsBrought));
        Refusal(await Intake.Attachment(null, null, Token)).Code.ShouldBe(nameof(FileRules.AFileIsBrought));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task An_image_is_made_anew_large_and_small(SKEncodedImageFormat format)
    {
        var received = (await Intake.Image("C:\\anh\\Máy lọc.JPG", new MemoryStream(TestFiles.Image(format, 2_000, 1_000)), Token)).Answer;

        received.ShouldSatisfyAllConditions(
            r => r.Name.ShouldBe("Máy lọc.webp"), r => r.Kind.ShouldBe(FileKind.WebP), r => r.Width.ShouldBe(1_280), r => r.Height.ShouldBe(640));
        SizeOf(received.Key).ShouldBe((1_280, 640));
        SizeOf(received.SmallKey!).ShouldBe((320, 160));
        Read(received.Key).Length.ShouldBe((int)received.Length);
    }

    [Fact]
    public async Task A_small_image_is_not_widened()
    {
        var received = (await Intake.Image("a.png", new MemoryStream(TestFiles.Image(width: 100, height: 50)), Token)).Answer;
        SizeOf(received.Key).ShouldBe((100, 50));
        SizeOf(received.SmallKey!).ShouldBe((100, 50));
    }

    [Fact]
    public async Task A_photograph_stands_upright_and_no_longer_says_who_took_it()
    {
        var brought = TestFiles.ImageOnItsSide();
        Encoding.Latin1.GetString(brought).ShouldContain(TestFiles.Author);

        var received = (await Intake.Image("a.jpg", new MemoryStream(brought), Token)).Answer;

        SizeOf(received.Key).ShouldBe((400, 600));
        foreach (var key in new[] { received.Key, received.SmallKey! })
        {
            Encoding.Latin1.GetString(Read(key)).ShouldNotContain(TestFiles.Author);
            Encoding.Latin1.GetString(Read(key)).ShouldNotContain("Exif");
        }

        // The upper left quarter of what the camera saw is the upper right one of the upright picture.
        using var picture = SKBitmap.Decode(Read(received.Key));
        picture.GetPixel(350, 50).Red.ShouldBeGreaterThan((byte)200);
        picture.GetPixel(50, 50).Red.ShouldBeLessThan((byte)100);
        picture.GetPixel(350, 550).Red.ShouldBeLessThan((byte)100);
    }

    [Theory]
    [InlineData("Thuyết minh.exe", "Thuyết minh.pdf", FileKind.Pdf)]
    [InlineData("a.docx", "a.docx", FileKind.Docx)]
    [InlineData("a", "a.xlsx", FileKind.Xlsx)]
    [InlineData("a.pptx", "a.pptx", FileKind.Pptx)]
    public async Task A_document_is_kept_as_it_came_under_the_ending_of_its_content(string brought, string name, FileKind kind)
    {
        var content = kind switch { FileKind.Pdf => TestFiles.Pdf(), FileKind.Docx => TestFiles.Docx(), FileKind.Xlsx => TestFiles.Xlsx(), _ => TestFiles.Pptx() };
        var received = (await Intake.Document(brought, new MemoryStream(content), Token)).Answer;
        received.Name.ShouldBe(name);
        received.Kind.ShouldBe(kind);
        received.Brought.ShouldBe(received.Sha256);
        Read(received.Key).ShouldBe(content);
    }

    [Theory]
    [InlineData(FileKind.Pdf)]
    [InlineData(FileKind.Docx)]
    [InlineData(FileKind.Xlsx)]
    [InlineData(FileKind.Pptx)]
    public async Task An_attachment_of_a_demand_does_not_tell_who_made_it(FileKind kind)
    {
        var content = kind switch { FileKind.Pdf => TestFiles.Pdf(), FileKind.Docx => TestFiles.Docx(), FileKind.Xlsx => TestFiles.Xlsx(), _ => TestFiles.Pptx() };
        Unpacked(content).ShouldContain(TestFiles.Author);

        var received = (await Intake.Attachment("a", new MemoryStream(content), Token)).Answer;

        received.Kind.ShouldBe(kind);
        Unpacked(Read(received.Key)).ShouldNotContain(TestFiles.Author);
        FileRecogniser.Recognise(Store.Open(received.Key)!).Kind.ShouldBe(kind);
        InTheStore().ShouldBe([received.Key]);
    }

    [Fact]
    public async Task An_attachment_may_be_an_image_and_keeps_what_it_says()
    {
        (await Intake.Attachment("a.jpg", new MemoryStream(TestFiles.ImageOnItsSide()), Token)).Answer.Width.ShouldBe(400);
        var document = (await Intake.Attachment("a.docx", new MemoryStream(TestFiles.Docx()), Token)).Answer;
        Unpacked(Read(document.Key)).ShouldContain("Noi dung can giu");
    }

    [Fact]
    public async Task An_attachment_that_cannot_be_freed_of_its_author_is_refused()
    {
        byte[] damaged = [.. "%PDF-1.7\n"u8, .. new byte[500], .. "%%EOF"u8];
        Refusal(await Intake.Attachment("hong.pdf", new MemoryStream(damaged), Token)).Code.ShouldBe(nameof(FileRules.AnAttachmentIsFreeOfItsAuthor));
        Refusal(await Intake.Attachment("a.exe", new MemoryStream(TestFiles.Program()), Token)).Code.ShouldBe(nameof(FileRules.AnAttachmentIsADocumentOrAnImage));
        InTheStore().ShouldBeEmpty();
    }

    private static Refusal Refusal(Result result) => result.Problem.ShouldNotBeNull().Refusals.ShouldHaveSingleItem();

    private IEnumerable<string> InTheStore() => Store.KeysFromBefore(DateTime.MaxValue);

    private byte[] Read(string key)
    {
        using var stream = Store.Open(key).ShouldNotBeNull();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private (int Width, int Height) SizeOf(string key)
    {
        using var picture = SKBitmap.Decode(Read(key));
        return (picture.Width, picture.Height);
    }

    /// <summary>The text of a file and of whatever is packed into it.</summary>
    private static string Unpacked(byte[] content)
    {
        if (!content.AsSpan().StartsWith("PK"u8))
        {
            return Encoding.Latin1.GetString(content);
        }

        using var archive = new ZipArchive(new MemoryStream(content));
        return string.Concat(archive.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return e.FullName + reader.ReadToEnd();
        }));
    }

    private static byte[] Zip(params IEnumerable<(string Name, string Content)> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    /// <summary>The same archive with a part in front of it that is stored as it is.</summary>
    private static byte[] Before(byte[] archive, string text)
    {
        using var file = new MemoryStream();
        using (var to = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var from = new ZipArchive(new MemoryStream(archive)))
        {
            using (var first = to.CreateEntry("a.txt", CompressionLevel.NoCompression).Open())
            {
                first.Write(Encoding.ASCII.GetBytes(text));
            }

            foreach (var entry in from.Entries)
            {
                using var target = to.CreateEntry(entry.FullName).Open();
                using var source = entry.Open();
                source.CopyTo(target);
            }
        }

        return file.ToArray();
    }

    /// <summary>Says that it is huge, and nothing else.</summary>
    private static byte[] HeadOfPng(int width, int height)
    {
        var png = TestFiles.Image(width: 8, height: 8);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Checksum(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>As a PNG sums up its pieces (CRC-32).</summary>
    private static uint Checksum(ReadOnlySpan<byte> piece)
    {
        var sum = uint.MaxValue;
        foreach (var part in piece)
        {
            sum ^= part;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320u : sum >> 1;
            }
        }

        return ~sum;
    }
}
