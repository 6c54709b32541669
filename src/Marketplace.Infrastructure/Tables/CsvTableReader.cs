using CsvHelper;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Tables;

/// <summary>Tables of comma-separated values; what stands between the cells is found out from the first lines.</summary>
internal sealed class CsvTableReader : ITableReader
{
    private const int LongestRow = 64 * 1024;

    public IReadOnlyList<TableRow> Read(string text)
    {
        try
        {
            using var csv = CsvReader.Create(new StringReader(text), new CsvReaderOptions { MalformedData = CsvMalformedDataHandling.Throw, TrimWhitespace = true, TrackLineNumbers = true, MaxRecordSize = LongestRow });
            var rows = new List<TableRow>();
            while (csv.Read())
            {
                var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                for (var column = 0; column < Math.Min(csv.FieldCount, csv.Headers.Count); column++)
                {
                    if (csv.GetString(column).Trim().Normalize() is { Length: > 0 } cell)
                    {
                        cells.TryAdd(csv.Headers[column].Trim().Normalize(), cell);
                    }
                }

                if (cells.Count > 0)
                {
                    rows.Add(new TableRow((int)csv.LineNumber, cells));
                }
            }

            return rows;
        }
        catch (CsvFormatException broken)
        {
            throw new FormatException(broken.Message, broken);
        }
    }
}
