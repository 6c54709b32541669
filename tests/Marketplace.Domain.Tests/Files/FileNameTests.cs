using System.Globalization;
using Marketplace.Domain.Files;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("Thuyết minh.pdf", "Thuyết minh.pdf")]
    [InlineData("C:\\Users\\Hoa\\Thuyết minh.pdf", "Thuyết minh.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf")]
    [InlineData("anh\u202Egpj.exe", "anhgpj.exe")]
    [InlineData("a\0b\u200B.pdf", "ab.pdf")]
    [InlineData("<\"|?*>.pdf", "pdf")]
    [InlineData("...", "")]
    [InlineData(null, "")]
    [InlineData("\uD800.pdf", "pdf")]
    public void A_name_is_kept_without_what_could_be_misread(string? brought, string kept) => FileName.Clean(brought).ShouldBe(kept);

    [Theory]
    [InlineData(FileKind.Pdf, "bao-cao.exe", "bao-cao.pdf")]
    [InlineData(FileKind.Docx, "Bản vẽ v1.2", "Bản vẽ v1.docx")]
    [InlineData(FileKind.WebP, "anh.JPEG", "anh.webp")]
    [InlineData(FileKind.Pptx, "..", "document.pptx")]
    [InlineData(FileKind.Jpeg, "a.png", "a.jpg")]
    [InlineData(FileKind.Png, "a", "a.png")]
    [InlineData(FileKind.Xlsx, "so lieu.2026.xlsx", "so lieu.2026.xlsx")]
    public void The_ending_is_that_of_the_content(FileKind kind, string brought, string name) => FileName.For(kind, brought, "document").ShouldBe(name);

    [Fact]
    public void A_long_name_is_cut_between_letters()
    {
        var name = FileName.For(FileKind.Pdf, new string('a', FileRules.NameLength - 6) + "😀😀😀.pdf", "document");
        name.Length.ShouldBeLessThanOrEqualTo(FileRules.NameLength);
        name.ShouldEndWith(".pdf");
        name.ShouldNotContain('\uFFFD');
        name.EnumerateRunes().ShouldAllBe(r => r.Value != 0xFFFD);
    }

    [Theory]
    [InlineData(0, "1\u00A0KB")]
    [InlineData(839_680, "820\u00A0KB")]
    [InlineData(1_310_720, "1,3\u00A0MB")]
    [InlineData(26_214_400, "25\u00A0MB")]
    public void A_size_is_told_as_people_say_it(long bytes, string said) => FileSize.In(CultureInfo.GetCultureInfo("vi"), bytes).ShouldBe(said);
}
