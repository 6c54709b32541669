using Marketplace.Application.Files;
using Marketplace.TestSupport;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace Marketplace.Application.Tests.Files;

/// <summary>Whatever is brought, there is an answer and never an exception. The numbers are drawn from fixed seeds, so a failure comes again.</summary>
public sealed class FileRecogniserTests
{
    public static TheoryData<string, byte[]> Real => new()
    {
        { "jpeg", TestFiles.Image(SKEncodedImageFormat.Jpeg) },
        { "png", TestFiles.Image(width: 64, height: 64) },
        { "webp", TestFiles.Image(SKEncodedImageFormat.Webp) },
        { "pdf", TestFiles.Pdf() },
        { "docx", TestFiles.Docx() },
        { "xlsx", TestFiles.Xlsx() },
        { "pptx", TestFiles.Pptx() },
    };

    [Fact]
    public void Random_bytes_are_nothing_that_is_taken()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(0, 600)];
            random.NextBytes(bytes);
            Recognise(bytes).Kind.ShouldBeNull();
        }
    }

    [Fact]
    public void Random_bytes_behind_a_known_beginning_are_answered()
    {
        var random = new Random(2);
        byte[][] beginnings = [[.. "PK\x03\x04"u8], [.. "%PDF-1.7"u8], [.. "RIFF"u8], [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], [.. "PK\x05\x06"u8]];
        for (var i = 0; i < 2_000; i++)
        {
            var tail = new byte[random.Next(0, 400)];
            random.NextBytes(tail);
            Should.NotThrow(() => Recognise([.. beginnings[i % beginnings.Length], .. tail]));
        }
    }

    [Theory]
    [MemberData(nameof(Real))]
    public void A_file_cut_off_anywhere_is_answered(string kind, byte[] whole)
    {
        Recognise(whole).Kind.ToString().ShouldBe(kind, StringCompareShould.IgnoreCase);
        for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 300))
        {
            Should.NotThrow(() => Recognise(whole[..length]), $"{kind} cut off after {length}");
        }
    }

    [Theory]
    [MemberData(nameof(Real))]
    public void A_file_with_bytes_turned_over_is_answered(string kind, byte[] whole)
    {
        var random = new Random(3);
        for (var i = 0; i < 400; i++)
        {
            var turned = whole.ToArray();
            for (var flips = random.Next(1, 12); flips > 0; flips--)
            {
                turned[random.Next(turned.Length)] ^= (byte)random.Next(1, 256);
            }

            Should.NotThrow(() => Recognise(turned), $"{kind}, round {i}");
        }
    }

    private static Recognised Recognise(byte[] content) => FileRecogniser.Recognise(new MemoryStream(content));
}
