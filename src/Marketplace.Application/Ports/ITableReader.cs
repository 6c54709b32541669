namespace Marketplace.Application.Ports;

/// <summary>
/// Reads a table as people hand it over: text with comma, semicolon or tab between the cells, or the first sheet of a workbook (XLSX);
/// the names of the columns in the first row. What it is shows its content, not its name; formulas are not reckoned.
/// </summary>
public interface ITableReader
{
    /// <summary>The rows below the names, in their order. A row that cannot be read stands among them as broken.</summary>
    /// <param name="mostRows">Reading stops after one row more than these.</param>
    /// <exception cref="FormatException">when it is no table.</exception>
    CellTable Read(byte[] content, int mostRows = int.MaxValue);
}

/// <param name="Columns">Every name once, without regard to case.</param>
public sealed record CellTable(IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows);

/// <param name="Line">1 is the row of the columns' names.</param>
/// <param name="Cells">By the column's name, without regard to case; blank cells are left out.</param>
/// <param name="IsBroken">It could not be taken apart: what was read of it stands in the cells.</param>
public sealed record TableRow(int Line, IReadOnlyDictionary<string, string> Cells, bool IsBroken = false)
{
    /// <summary>The cell under the first of these names that the table has.</summary>
    public string? this[params ReadOnlySpan<string> names]
    {
        get
        {
            foreach (var name in names)
            {
                if (Cells.TryGetValue(name, out var text))
                {
                    return text;
                }
            }

            return null;
        }
    }
}
