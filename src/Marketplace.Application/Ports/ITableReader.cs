namespace Marketplace.Application.Ports;

/// <summary>Reads a table as people hand it over: comma, semicolon or tab between the cells, the names of the columns in the first row.</summary>
public interface ITableReader
{
    /// <summary>The rows below the names, in their order.</summary>
    /// <exception cref="FormatException">when the text is no table.</exception>
    IReadOnlyList<TableRow> Read(string text);
}

/// <param name="Line">1 is the row of the columns' names.</param>
/// <param name="Cells">By the column's name, without regard to case; blank cells are left out.</param>
public sealed record TableRow(int Line, IReadOnlyDictionary<string, string> Cells)
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
