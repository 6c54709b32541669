using System.Globalization;
using CsvHelper;
using Marketplace.Application.Ports;
using MiniExcelLibs;

namespace Marketplace.Infrastructure.Tables;

internal sealed class TableWriter : ITableWriter
{
    public byte[] Write(IEnumerable<IReadOnlyList<string>> rows, TableFormat format)
    {
        using var stream = new MemoryStream();
        if (format == TableFormat.Xlsx)
        {
            stream.SaveAs(rows.Select(row => row.Select((text, i) => (text, i)).ToDictionary(c => c.i.ToString("000", CultureInfo.InvariantCulture), c => (object)c.text, StringComparer.Ordinal)), printHeader: false);
            return stream.ToArray();
        }

        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true, HasHeader = false }, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                csv.WriteRecord([.. row]);
            }
        }

        return stream.ToArray();
    }
}
