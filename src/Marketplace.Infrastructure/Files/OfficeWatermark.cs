using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Marketplace.Domain.Files;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Marketplace.Infrastructure.Files;

/// <summary>In the headers of a document; on a sheet of its own before all others, and above every printed one; on each slide.</summary>
internal static class OfficeWatermark
{
    /// <summary>Unpacked: its parts are held in memory while they are marked.</summary>
    private const long Most = 64L * 1024 * 1024;

    private const string Colour = "A63D1E";

    /// <summary>What stands after the header in a sheet (ECMA-376, part 1, 18.3.1.99).</summary>
    private static readonly HashSet<string> AfterHeader = new(StringComparer.Ordinal)
    {
        "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF",
        "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    };

    public static Stream? Write(FileKind kind, Stream content, string mark)
    {
        try
        {
            content.Position = 0;
            using (var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true))
            {
                if (zip.Entries.Sum(e => e.Length) > Most)
                {
                    return null;
                }
            }

            content.Position = 0;
            var marked = new MemoryStream();
            content.CopyTo(marked);
            var isMarked = kind switch
            {
                FileKind.Docx => Document(marked, mark),
                FileKind.Xlsx => Workbook(marked, mark),
                _ => Presentation(marked, mark),
            };
            marked.Position = 0;
            return isMarked ? marked : null;
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // A damaged package makes its reader fail in many ways; none of them is anybody's mistake but the file's.
            return null;
        }
    }

    private static bool Document(Stream stream, string mark)
    {
        using var document = WordprocessingDocument.Open(stream, isEditable: true);
        if (document.MainDocumentPart is not { Document.Body: { } body } main)
        {
            return false;
        }

        foreach (var header in main.HeaderParts.Select(p => p.Header).OfType<W.Header>())
        {
            header.PrependChild(Paragraph(mark));
        }

        // A section without a header of its own shows the one before it, so the first one has every kind there is.
        var first = body.Descendants<W.SectionProperties>().FirstOrDefault() ?? body.AppendChild(new W.SectionProperties());
        var missing = new[] { W.HeaderFooterValues.Default, W.HeaderFooterValues.First, W.HeaderFooterValues.Even }
            .Except(first.Elements<W.HeaderReference>().Select(r => r.Type?.Value ?? W.HeaderFooterValues.Default)).ToArray();
        if (missing.Length > 0)
        {
            var added = main.AddNewPart<HeaderPart>();
            added.Header = new W.Header(Paragraph(mark));
            foreach (var kind in missing)
            {
                first.PrependChild(new W.HeaderReference { Type = kind, Id = main.GetIdOfPart(added) });
            }
        }

        return true;
    }

    private static W.Paragraph Paragraph(string mark) => new(
        new W.ParagraphProperties(new W.Justification { Val = W.JustificationValues.Center }),
        new W.Run(new W.RunProperties(new W.Bold(), new W.Color { Val = Colour }, new W.FontSize { Val = "16" }), new W.Text(mark) { Space = SpaceProcessingModeValues.Preserve }));

    private static bool Workbook(Stream stream, string mark)
    {
        using var document = SpreadsheetDocument.Open(stream, isEditable: true);
        if (document.WorkbookPart is not { Workbook.Sheets: { } sheets } book || !sheets.Elements<S.Sheet>().Any())
        {
            return false;
        }

        // In a header "&" begins a code.
        var header = "&C&8" + mark.Replace("&", "&&", StringComparison.Ordinal);
        foreach (var sheet in book.WorksheetParts.Select(p => p.Worksheet).OfType<S.Worksheet>())
        {
            sheet.RemoveAllChildren<S.HeaderFooter>();
            var printed = new S.HeaderFooter(new S.OddHeader(header), new S.OddFooter(header));
            if (sheet.ChildElements.FirstOrDefault(c => AfterHeader.Contains(c.LocalName)) is { } after)
            {
                sheet.InsertBefore(printed, after);
            }
            else
            {
                sheet.AppendChild(printed);
            }
        }

        var added = book.AddNewPart<WorksheetPart>();
        var cell = new S.Cell { CellReference = "A1", DataType = S.CellValues.InlineString, InlineString = new S.InlineString(new S.Text(mark)) };
        added.Worksheet = new S.Worksheet(new S.SheetData(new S.Row(cell)));
        sheets.PrependChild(new S.Sheet { Id = book.GetIdOfPart(added), SheetId = sheets.Elements<S.Sheet>().Max(s => s.SheetId?.Value ?? 0) + 1, Name = NameBeside(sheets) });
        ShiftPlaces(book.Workbook);
        return true;
    }

    private static string NameBeside(S.Sheets sheets)
    {
        var taken = sheets.Elements<S.Sheet>().Select(s => s.Name?.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(0, taken.Count + 1).Select(i => i == 0 ? "©" : $"© {i}").First(name => !taken.Contains(name));
    }

    /// <summary>Names and views say by number which sheet they mean; the added one is the first and stands open.</summary>
    private static void ShiftPlaces(S.Workbook workbook)
    {
        foreach (var name in workbook.DefinedNames?.Elements<S.DefinedName>() ?? [])
        {
            name.LocalSheetId = name.LocalSheetId is { } place ? place.Value + 1 : null;
        }

        foreach (var view in workbook.BookViews?.Elements<S.WorkbookView>() ?? [])
        {
            (view.ActiveTab, view.FirstSheet) = (0, 0);
        }
    }

    private static bool Presentation(Stream stream, string mark)
    {
        using var document = PresentationDocument.Open(stream, isEditable: true);
        if (document.PresentationPart is not { } show || !show.SlideParts.Any())
        {
            return false;
        }

        var width = show.Presentation?.SlideSize?.Cx?.Value ?? 12_192_000;
        foreach (var slide in show.SlideParts)
        {
            if (slide.Slide?.CommonSlideData?.ShapeTree is not { } tree)
            {
                return false;
            }

            var id = tree.Descendants<P.NonVisualDrawingProperties>().Max(p => p.Id?.Value) ?? 1;
            tree.AppendChild(Box(mark, id + 1, width));
        }

        return true;
    }

    private static P.Shape Box(string mark, uint id, int width) => new(
        new P.NonVisualShapeProperties(new P.NonVisualDrawingProperties { Id = id, Name = "©" }, new P.NonVisualShapeDrawingProperties { TextBox = true }, new P.ApplicationNonVisualDrawingProperties()),
        new P.ShapeProperties(
            new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = 320_000 }),
            new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }),
        new P.TextBody(
            new A.BodyProperties(),
            new A.ListStyle(),
            new A.Paragraph(
                new A.ParagraphProperties { Alignment = A.TextAlignmentTypeValues.Center },
                new A.Run(new A.RunProperties(new A.SolidFill(new A.RgbColorModelHex { Val = Colour })) { FontSize = 900, Bold = true }, new A.Text(mark)))));
}
