namespace Marketplace.Application.Ports;

/// <summary>Writes a table as a file that people open in their spreadsheet.</summary>
public interface ITableWriter
{
    /// <param name="rows">The names of the columns first.</param>
    byte[] Write(IEnumerable<IReadOnlyList<string>> rows, TableFormat format);
}

public enum TableFormat
{
    /// <summary>UTF-8 with its mark; no cell begins like a formula.</summary>
    Csv,

    /// <summary>A workbook of one sheet.</summary>
    Xlsx,
}

/// <summary>A table that a reader takes away.</summary>
public sealed record TableFile(string Name, TableFormat Format, byte[] Content)
{
    public string Type => Format == TableFormat.Csv ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
