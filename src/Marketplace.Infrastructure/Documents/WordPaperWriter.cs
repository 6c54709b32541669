using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using WordRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Marketplace.Infrastructure.Documents;

/// <summary>Papers as DOCX: A4, Times New Roman, the margins of Vietnamese administrative papers.</summary>
internal sealed class WordPaperWriter : IPaperWriter
{
    private const string Font = "Times New Roman";
    private const uint PageWidth = 11_906;
    private const uint PageHeight = 16_838;

    public byte[] Write(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = paper.Title;
            document.PackageProperties.Language = Tag(paper);
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles(paper);
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = Foot(paper);
            var body = new Body(paper.Parts.SelectMany(Elements));
            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = PageWidth, Height = PageHeight },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1701U, Right = 1134U, Header = 567U, Footer = 567U, Gutter = 0U }));
            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    private static string Tag(Paper paper) => paper.Language == Language.En ? "en-GB" : "vi-VN";

    private static IEnumerable<OpenXmlElement> Elements(PaperPart part) => part switch
    {
        PaperHeading heading => [Paragraph(heading.Text, "Heading" + heading.Level.ToString(CultureInfo.InvariantCulture))],
        PaperBullet bullet => [Paragraph("• " + bullet.Text, "Bullet")],
        PaperText text => [Paragraph(text.Text)],
        PaperTable table => [Table(table), new Paragraph()],
        _ => throw new InvalidOperationException($"There is no way to write {part.GetType().Name}."),
    };

    private static Paragraph Paragraph(string text, string? style = null, bool isBold = false)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        var lines = Clean(text).Split('\n');
        var run = new Run();
        if (isBold)
        {
            run.Append(new RunProperties(new Bold()));
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        paragraph.Append(run);
        return paragraph;
    }

    private static Table Table(PaperTable table)
    {
        var columns = table.Rows.Select(r => r.Count).Append(table.Head.Count).Max();
        var result = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>())),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn())));
        if (table.Head.Count > 0)
        {
            result.Append(new WordRow(
                [new TableRowProperties(new CantSplit(), new TableHeader()), .. Enumerable.Range(0, columns).Select(i => Cell(table.Head.ElementAtOrDefault(i) ?? "", isBold: true))]));
        }

        foreach (var row in table.Rows)
        {
            result.Append(new WordRow(Enumerable.Range(0, columns).Select(i => Cell(row.ElementAtOrDefault(i) ?? "", isBold: i == 0 && table.Head.Count == 0))));
        }

        return result;
    }

    private static TableCell Cell(string text, bool isBold) => new(Paragraph(text, "Cell", isBold));

    private static TBorder Border<TBorder>()
        where TBorder : BorderType, new() => new() { Val = BorderValues.Single, Size = 4U, Color = "999999" };

    private static Footer Foot(Paper paper) => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Foot" }),
        new Run(new Text(Clean(paper.Footer) + " · ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField { Instruction = "PAGE" }));

    private static Styles Styles(Paper paper) => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font },
            new FontSize { Val = "26" },
            new Languages { Val = Tag(paper) }))),
        Style("Heading1", 36, isBold: true, before: 0, after: 160),
        Style("Heading2", 30, isBold: true, before: 280, after: 80),
        Style("Heading3", 26, isBold: true, before: 160, after: 60),
        Style("Bullet", 26, isBold: false, before: 0, after: 40),
        Style("Cell", 24, isBold: false, before: 40, after: 40),
        Style("Foot", 18, isBold: false, before: 0, after: 0));

    private static Style Style(string id, int halfPoints, bool isBold, int before, int after)
    {
        var run = new StyleRunProperties();
        if (isBold)
        {
            run.Append(new Bold());
        }

        run.Append(new FontSize { Val = halfPoints.ToString(CultureInfo.InvariantCulture) });
        return new Style(
            new StyleName { Val = id },
            new StyleParagraphProperties(
                isBold ? new KeepNext() : new KeepNext { Val = false },
                new SpacingBetweenLines { Before = before.ToString(CultureInfo.InvariantCulture), After = after.ToString(CultureInfo.InvariantCulture) }),
            run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }

    /// <summary>Without what XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));
}
