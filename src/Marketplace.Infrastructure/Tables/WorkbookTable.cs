using System.Globalization;
using System.IO.Compression;
using Marketplace.Application.Ports;
using MiniExcelLibs;

namespace Marketplace.Infrastructure.Tables;

/// <summary>The first sheet of a workbook. Of a cell with a formula, the value that was saved with it is read.</summary>
internal static class WorkbookTable
{
    /// <summary>More than this does not come out of a file that people made: it is a bomb.</summary>
    private const long MostUnpacked = 300L * 1024 * 1024;

    public static CellTable Read(byte[] content, int mostRows)
    {
        try
        {
            using (var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read))
            {
                if (zip.Entries.Sum(e => e.Length) > MostUnpacked)
                {
                    throw new FormatException("It unpacks to too much.");
                }
            }

            using var stream = new MemoryStream(content);
            var columns = (IReadOnlyList<string>?)null;
            var rows = new List<TableRow>();
            var line = 0;
            foreach (IDictionary<string, object?> cells in MiniExcel.Query(stream, useHeaderRow: false, excelType: ExcelType.XLSX))
            {
                line++;
                string[] texts = [.. cells.Values.Select(Text)];
                if (columns is null)
                {
                    columns = TableColumns.Of(texts.Reverse().SkipWhile(t => t.Length == 0).Reverse());
                }
                else if (TableColumns.Row(columns, line, texts) is { } row)
                {
                    rows.Add(row);
                    if (rows.Count > mostRows)
                    {
                        break;
                    }
                }
            }

            return new CellTable(columns ?? [], rows);
        }
        catch (Exception broken) when (broken is not (OutOfMemoryException or FormatException))
        {
            // Whatever stands in a stranger's file, its reader may stumble over it in ways of its own.
            throw new FormatException(broken.Message, broken);
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
