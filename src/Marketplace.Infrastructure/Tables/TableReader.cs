using System.Text;
using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Tables;

/// <summary>Tells by its first bytes what a table is.</summary>
internal sealed class TableReader : ITableReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public CellTable Read(byte[] content, int mostRows = int.MaxValue) =>
        content.AsSpan().StartsWith("PK\u0003\u0004"u8) ? WorkbookTable.Read(content, mostRows) : CsvTable.Read(Text(content), mostRows);

    private static string Text(byte[] content)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(content), Utf8, detectEncodingFromByteOrderMarks: true);
            var text = reader.ReadToEnd();
            return text.Contains('\0', StringComparison.Ordinal) ? throw new FormatException("It is no text.") : text;
        }
        catch (DecoderFallbackException broken)
        {
            throw new FormatException(broken.Message, broken);
        }
    }
}
