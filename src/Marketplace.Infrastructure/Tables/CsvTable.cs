using CsvHelper;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Tables;

/// <summary>
/// Tables of comma-separated values; what stands between the cells is found out from the first lines. A row with text behind
/// its quotes, or with more cells than there are columns, is broken by itself; after quotes that never end, reading goes on at the next line.
/// </summary>
internal static class CsvTable
{
    /// <summary>A file in which quotes are left open more often is no table.</summary>
    private const int MostOpenQuotes = 50;

    public static CellTable Read(string text, int mostRows)
    {
        try
        {
            var rows = new List<TableRow>();
            var columns = (IReadOnlyList<string>)[];
            var (rest, before) = (text, 0);
            for (var opened = 0; opened <= MostOpenQuotes; opened++)
            {
                var part = Part(rest, opened == 0 ? null : columns, mostRows - rows.Count, before);
                columns = opened == 0 ? part.Columns : columns;
                rows.AddRange(part.Rows);
                if (part.Open is not { } open)
                {
                    return new CellTable(columns, rows);
                }

                rows.Add(Broken(columns, FirstLine(open.Text, out var next), before + open.Line));
                (rest, before) = (open.Text[next..], before + open.Line);
                if (rest.Length == 0 || rows.Count > mostRows)
                {
                    return new CellTable(columns, rows);
                }
            }
        }
        catch (CsvFormatException broken)
        {
            throw new FormatException(broken.Message, broken);
        }

        throw new FormatException("Too many quotes are left open.");
    }

    /// <summary>Reads to the end, or to a row whose quotes never end.</summary>
    /// <param name="columns">Null when the names stand in the first row.</param>
    /// <param name="before">How many lines of the file stand before this text.</param>
    private static (IReadOnlyList<string> Columns, List<TableRow> Rows, (int Line, string Text)? Open) Part(string text, IReadOnlyList<string>? columns, int mostRows, int before)
    {
        var rows = new List<TableRow>();
        var broken = new Queue<CsvMalformedRecord>();
        var options = new CsvReaderOptions
        {
            HasHeader = columns is null,
            OnMalformedRecord = broken.Enqueue,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = Math.Max(1, text.Length),
        };
        using var csv = CsvReader.Create(new StringReader(text), options);
        while (rows.Count <= mostRows)
        {
            var isRead = csv.Read();
            columns ??= TableColumns.Of(csv.Headers);
            var isBroken = false;
            while (broken.TryDequeue(out var record))
            {
                if (record.Reason == CsvMalformedReason.UnterminatedQuote)
                {
                    return (columns, rows, ((int)record.LineNumber, record.RawRecord));
                }

                isBroken |= record.Reason == CsvMalformedReason.TextAfterClosingQuote;
            }

            if (!isRead)
            {
                break;
            }

            if (TableColumns.Row(columns, before + (int)csv.LineNumber, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]) is { } row)
            {
                rows.Add(isBroken ? row with { IsBroken = true } : row);
            }
        }

        return (columns ?? [], rows, null);
    }

    private static TableRow Broken(IReadOnlyList<string> columns, string raw, int line) =>
        new(line, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [columns is [var first, ..] ? first : "#1"] = raw.Trim() }, IsBroken: true);

    private static string FirstLine(string text, out int next)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        next = end < 0 ? text.Length : end + 1;
        return text[..next];
    }
}
