using System.Globalization;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Tables;

/// <summary>What every kind of table has in common.</summary>
internal static class TableColumns
{
    /// <summary>In characters; more are a sign of quotes that were left open.</summary>
    private const int LongestRow = 64 * 1024;

    /// <summary>Each name once: one without a name is called by its place, one that comes again gets its place behind it.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        var columns = new List<string>();
        foreach (var name in names.Select(n => WholeText.Of(n).Trim().Normalize()))
        {
            var place = "#" + (columns.Count + 1).ToString(CultureInfo.InvariantCulture);
            columns.Add(name.Length == 0 ? place : columns.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"{name} {place}" : name);
        }

        return columns;
    }

    /// <summary>Null for a row without anything in it. A cell under no column is a sign of cells that moved.</summary>
    public static TableRow? Row(IReadOnlyList<string> columns, int line, IReadOnlyList<string> texts)
    {
        var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var isBroken = texts.Sum(t => t.Length) > LongestRow;
        for (var i = 0; i < texts.Count; i++)
        {
            if (WholeText.Of(texts[i]).Trim() is { Length: > 0 } text)
            {
                isBroken |= i >= columns.Count;
                cells[i < columns.Count ? columns[i] : "#" + (i + 1).ToString(CultureInfo.InvariantCulture)] = text.IsNormalized() ? text : text.Normalize();
            }
        }

        return cells.Count == 0 ? null : new TableRow(line, cells, isBroken);
    }
}
