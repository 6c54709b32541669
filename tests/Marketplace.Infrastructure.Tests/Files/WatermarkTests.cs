using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Marketplace.Domain.Files;
using Marketplace.Infrastructure.Files;
using Marketplace.TestSupport;
using MiniExcelLibs;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;
using P = DocumentFormat.OpenXml.Presentation;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Marketplace.Infrastructure.Tests.Files;

/// <summary>Whoever gets a marked document reads on every page of it whose copy it is.</summary>
public sealed class WatermarkTests
{
    private const string Mark = "Bảo mật · Đỗ Văn Ân · Công ty A & B · mở lúc 17:00 26/11/2026 · CN-7KQ2M";

    private readonly Watermark _watermark = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_page_of_a_pdf_bears_it_and_keeps_its_text(int pages)
    {
        using var marked = PdfDocument.Open(_watermark.Write(FileKind.Pdf, new MemoryStream(TestFiles.Pdf(pages)), Mark).ShouldNotBeNull());
        marked.NumberOfPages.ShouldBe(pages);
        marked.GetPages().ShouldAllBe(p => Count(p.Text, "Bao mat - Do Van An - Cong ty A & B - mo luc 17:00 26/11/2026 - CN-7KQ2M") == 3);
        marked.GetPage(pages).Text.ShouldContain($"Page {pages} of the explanation");
    }

    [Fact]
    public void A_long_mark_stays_on_the_page()
    {
        var mark = string.Concat(Enumerable.Repeat("Viện Nghiên cứu và Phát triển ", 8));
        using var marked = PdfDocument.Open(_watermark.Write(FileKind.Pdf, new MemoryStream(TestFiles.Pdf()), mark).ShouldNotBeNull());
        var page = marked.GetPage(1);
        page.Letters.ShouldAllBe(l => page.CropBox.Bounds.Left <= l.BoundingBox.Left && l.BoundingBox.Right <= page.CropBox.Bounds.Right);
    }

    [Fact]
    public void A_pdf_with_fields_to_fill_in_takes_none() =>
        _watermark.Write(FileKind.Pdf, new MemoryStream(WithForm()), Mark).ShouldBeNull();

    [Theory]
    [InlineData(FileKind.Pdf)]
    [InlineData(FileKind.Docx)]
    [InlineData(FileKind.Xlsx)]
    [InlineData(FileKind.Pptx)]
    public void What_cannot_be_read_takes_none(FileKind kind) =>
        _watermark.Write(kind, new MemoryStream(TestFiles.Pdf()[..300]), Mark).ShouldBeNull();

    [Fact]
    public void Every_section_of_a_document_bears_it_in_its_header()
    {
        using var document = WordprocessingDocument.Open(_watermark.Write(FileKind.Docx, new MemoryStream(Docx()), Mark).ShouldNotBeNull(), isEditable: false);
        var main = document.MainDocumentPart.ShouldNotBeNull();
        main.HeaderParts.Count().ShouldBe(2);
        main.HeaderParts.ShouldAllBe(h => h.Header!.InnerText.StartsWith(Mark, StringComparison.Ordinal));
        main.HeaderParts.ShouldContain(h => h.Header!.InnerText.EndsWith("Đầu trang cũ", StringComparison.Ordinal));
        main.Document!.Body!.Descendants<W.SectionProperties>().First().Elements<W.HeaderReference>().Count().ShouldBe(3);
        main.Document.Body.InnerText.ShouldContain("Nội dung");
    }

    [Fact]
    public void A_workbook_opens_with_it_and_prints_it_above_each_sheet()
    {
        var marked = _watermark.Write(FileKind.Xlsx, new MemoryStream(Xlsx()), Mark).ShouldNotBeNull();
        marked.GetSheetNames().ShouldBe(["©", "Đo", "Tính"]);
        marked.Query(sheetName: "©").Cast<IDictionary<string, object>>().ShouldHaveSingleItem()["A"].ShouldBe(Mark);
        marked.Query(useHeaderRow: true, sheetName: "Đo").Cast<IDictionary<string, object>>().First()["Nhiet"].ShouldBe(1_120d);
        marked.Position = 0;
        using var document = SpreadsheetDocument.Open(marked, isEditable: false);
        var printed = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Elements<S.HeaderFooter>()).ToArray();
        printed.Length.ShouldBe(2);
        printed.ShouldAllBe(p => p.OddHeader!.Text == "&C&8" + Mark.Replace("&", "&&", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_slide_bears_it()
    {
        using var document = PresentationDocument.Open(_watermark.Write(FileKind.Pptx, new MemoryStream(Pptx()), Mark).ShouldNotBeNull(), isEditable: false);
        var slides = document.PresentationPart!.SlideParts.ToArray();
        slides.Length.ShouldBe(2);
        slides.ShouldAllBe(s => s.Slide!.InnerText.Contains(Mark, StringComparison.Ordinal));
        slides.ShouldAllBe(s => s.Slide!.Descendants<P.NonVisualDrawingProperties>().GroupBy(p => p.Id!.Value).All(g => g.Count() == 1));
    }

    private static int Count(string text, string what) => text.Split(what).Length - 1;

    /// <summary>A page and the beginning of a form; offsets are found by the reader.</summary>
    private static byte[] WithForm() => System.Text.Encoding.ASCII.GetBytes(
        """
        %PDF-1.4
        1 0 obj
        << /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>
        endobj
        2 0 obj
        << /Type /Pages /Kids [3 0 R] /Count 1 >>
        endobj
        3 0 obj
        << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [4 0 R] >>
        endobj
        4 0 obj
        << /Type /Annot /Subtype /Widget /FT /Tx /T (ten) /Rect [10 10 90 30] >>
        endobj
        trailer
        << /Root 1 0 R /Size 5 >>
        %%EOF
        """);

    private static byte[] Docx()
    {
        var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var old = main.AddNewPart<HeaderPart>();
            old.Header = new W.Header(new W.Paragraph(new W.Run(new W.Text("Đầu trang cũ"))));
            main.Document = new W.Document(new W.Body(
                new W.Paragraph(
                    new W.ParagraphProperties(new W.SectionProperties(new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = main.GetIdOfPart(old) }, new W.TitlePage())),
                    new W.Run(new W.Text("Nội dung"))),
                new W.Paragraph(new W.Run(new W.Text("Phần hai"))),
                new W.SectionProperties()));
        }

        return stream.ToArray();
    }

    private static byte[] Xlsx()
    {
        var stream = new MemoryStream();
        stream.SaveAs(new Dictionary<string, object> { ["Đo"] = new[] { new { Nhiet = 1_120 } }, ["Tính"] = new[] { new { Tong = 2 } } });
        return stream.ToArray();
    }

    private static byte[] Pptx()
    {
        var stream = new MemoryStream();
        using (var document = PresentationDocument.Create(stream, PresentationDocumentType.Presentation))
        {
            var show = document.AddPresentationPart();
            var slides = new P.SlideIdList();
            show.Presentation = new P.Presentation(slides, new P.SlideSize { Cx = 9_144_000, Cy = 6_858_000 });
            for (var i = 0u; i < 2; i++)
            {
                var part = show.AddNewPart<SlidePart>();
                part.Slide = new P.Slide(new P.CommonSlideData(new P.ShapeTree(
                    new P.NonVisualGroupShapeProperties(
                        new P.NonVisualDrawingProperties { Id = 1, Name = "" }, new P.NonVisualGroupShapeDrawingProperties(), new P.ApplicationNonVisualDrawingProperties()),
                    new P.GroupShapeProperties())));
                slides.AppendChild(new P.SlideId { Id = 256 + i, RelationshipId = show.GetIdOfPart(part) });
            }
        }

        return stream.ToArray();
    }
}
