using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Documents;
using Shouldly;
using Xunit;
using WordRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Marketplace.Infrastructure.Tests.Documents;

public sealed class WordPaperWriterTests
{
    private static readonly Paper Whole = new(
        "Màng gốm",
        Language.Vi,
        [
            new PaperHeading("Màng gốm", 1),
            new PaperHeading("Vấn đề giải quyết", 2),
            new PaperText("Nước giếng nhiễm sắt.\nVà asen < 1 & > 0.\u0001"),
            new PaperHeading("Gói chuyển giao", 3),
            new PaperBullet("Bản vẽ"),
            new PaperTable(["Đại lượng", "Hiện nay", "Với công nghệ này"], [["Sắt", "4,1 mg/l", "0,2 mg/l"], ["Thiếu ô"]]),
            new PaperTable([], [["Lĩnh vực", "Kỹ thuật môi trường"]]),
        ],
        "HS-1");

    [Fact]
    public void A_paper_opens_in_a_word_processor() => Opened(Whole, document =>
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty());

    [Fact]
    public void It_holds_every_part_as_it_is_written() => Opened(Whole, document =>
    {
        var body = document.MainDocumentPart!.Document!.Body!;
        body.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith("Heading", StringComparison.Ordinal) == true)
            .Select(p => (p.ParagraphProperties!.ParagraphStyleId!.Val!.Value, p.InnerText)).ShouldBe([("Heading1", "Màng gốm"), ("Heading2", "Vấn đề giải quyết"), ("Heading3", "Gói chuyển giao")]);
        body.InnerText.ShouldContain("Và asen < 1 & > 0.");
        body.Descendants<Break>().Count().ShouldBe(1);
        body.InnerText.ShouldNotContain('\u0001');
        var tables = body.Elements<Table>().ToArray();
        tables.Length.ShouldBe(2);
        tables[0].Elements<WordRow>().Select(r => string.Join('|', r.Elements<TableCell>().Select(c => c.InnerText))).ShouldBe(["Đại lượng|Hiện nay|Với công nghệ này", "Sắt|4,1 mg/l|0,2 mg/l", "Thiếu ô||"]);
        document.MainDocumentPart.FooterParts.ShouldHaveSingleItem().Footer!.InnerText.ShouldStartWith("HS-1");
    });

    private static void Opened(Paper paper, Action<WordprocessingDocument> look)
    {
        using var stream = new MemoryStream(new WordPaperWriter().Write(paper));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        look(document);
    }
}
