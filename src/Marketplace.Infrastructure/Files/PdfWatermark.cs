using Marketplace.Domain.Common;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Graphics.Operations.SpecialGraphicsState;
using UglyToad.PdfPig.Writer;

namespace Marketplace.Infrastructure.Files;

/// <summary>On each page above and below its text, and hollow across it.</summary>
internal static class PdfWatermark
{
    private const double LineSize = 8;
    private const double Margin = 10;
    private const double LargestSize = 28;

    public static Stream? Write(Stream content, string mark)
    {
        var written = Plain(mark);
        return PdfPages.Copy(content, (document, builder) => Write(document, builder, written), (before, after) => IsMarked(before, after, written)) is { } marked
            ? new MemoryStream(marked, writable: false)
            : null;
    }

    private static void Write(PdfDocument document, PdfDocumentBuilder builder, string mark)
    {
        var font = builder.AddStandard14Font(Standard14Font.HelveticaBold);
        foreach (var page in document.GetPages())
        {
            var marked = builder.AddPage(document, page.Number);
            marked.NewContentStreamAfter();
            marked.SetTextAndFillColor(0xA6, 0x3D, 0x1E);
            marked.SetStrokeColor(0xC9, 0x8B, 0x72);
            var box = page.CropBox.Bounds;
            var size = Fitting(marked, mark, font, box.Width - (2 * Margin), LineSize);
            Line(marked, mark, font, size, 0, new PdfPoint(box.Left + Margin, box.Top - Margin - LineSize));
            Line(marked, mark, font, size, 0, new PdfPoint(box.Left + Margin, box.Bottom + Margin));
            marked.SetTextRenderingMode(TextRenderingMode.Stroke);
            var across = Math.Sqrt((box.Width * box.Width) + (box.Height * box.Height));
            var start = new PdfPoint(box.Left + (box.Width * 0.12), box.Bottom + (box.Height * 0.12));
            Line(marked, mark, font, Fitting(marked, mark, font, across * 0.76, LargestSize), Math.Atan2(box.Height, box.Width), start);
        }
    }

    /// <summary>The size at which it is at most so wide.</summary>
    private static double Fitting(PdfPageBuilder page, string mark, PdfDocumentBuilder.AddedFont font, double width, double size)
    {
        var letters = page.MeasureText(mark, size, new PdfPoint(0, 0), font);
        return Math.Min(size, size * width / letters[^1].EndBaseLine.X);
    }

    private static void Line(PdfPageBuilder page, string mark, PdfDocumentBuilder.AddedFont font, double size, double angle, PdfPoint at)
    {
        var operations = page.CurrentStream.Operations;
        operations.Add(Push.Value);
        operations.Add(new ModifyCurrentTransformationMatrix([Math.Cos(angle), Math.Sin(angle), -Math.Sin(angle), Math.Cos(angle), at.X, at.Y]));
        page.AddText(mark, size, new PdfPoint(0, 0), font);
        operations.Add(Pop.Value);
    }

    /// <summary>The letters that the fonts of every PDF reader know; other fonts would have to be carried along.</summary>
    private static string Plain(string mark) => string.Concat(Folding.WithoutMarks(mark).Select(c => c == '·' ? '-' : char.IsBetween(c, ' ', '~') ? c : '?'));

    private static bool IsMarked(Page before, Page after, string mark) =>
        before.NumberOfImages == after.NumberOfImages && after.Letters.Count >= before.Letters.Count + mark.Length && after.Text.Contains(mark, StringComparison.Ordinal);
}
