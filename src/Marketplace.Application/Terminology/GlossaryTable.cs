using System.Text;
using Marketplace.Domain.Terminology;

namespace Marketplace.Application.Terminology;

/// <summary>The glossary as lines with tabs between their cells, as spreadsheets open and save them. No term holds a tab, a line break or a quote at its beginning, so nothing needs quoting.</summary>
internal static class GlossaryTable
{
    private static readonly string[][] Columns =
    [
        ["id", "mã khái niệm"], ["field", "lĩnh vực"], ["vi", "tiếng việt"], ["en", "tiếng anh"], ["other_vi", "tên khác tiếng việt"], ["other_en", "tên khác tiếng anh"],
    ];

    /// <param name="concepts">In the order of the file.</param>
    public static byte[] Write(IEnumerable<(ConceptId Id, ConceptWording Wording)> concepts)
    {
        var lines = new StringBuilder().AppendJoin('\t', Columns.Select(c => c[0])).Append('\n');
        foreach (var (id, wording) in concepts)
        {
            lines.AppendJoin('\t', id.Value, wording.Field, wording.Vi, wording.En, ConceptWording.Joined(wording.OthersVi), ConceptWording.Joined(wording.OthersEn)).Append('\n');
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    /// <returns>Null when the first line does not name the columns.</returns>
    public static List<GlossaryRow>? Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        var head = Cells(lines[0]).Select(name => Array.FindIndex(Columns, c => c.Contains(name, StringComparer.OrdinalIgnoreCase))).ToArray();
        if (!head.Contains(2) || !head.Contains(3) || head.Contains(-1) || head.Distinct().Count() != head.Length)
        {
            return null;
        }

        var rows = new List<GlossaryRow>();
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = Cells(lines[i]);
            if (cells.Any(c => c.Length > 0))
            {
                rows.Add(Row(i + 1, cells, head));
            }
        }

        return rows;
    }

    private static GlossaryRow Row(int line, string[] cells, int[] head)
    {
        string Cell(int column) => Array.IndexOf(head, column) is >= 0 and var at && at < cells.Length ? cells[at] : "";
        var (id, isId) = (Cell(0), Guid.TryParse(Cell(0), out var concept));
        return new GlossaryRow(
            line, isId ? new ConceptId(concept) : null,
            new ConceptWording(Cell(1), Cell(2), Cell(3), ConceptWording.Split(Cell(4)), ConceptWording.Split(Cell(5))),
            IsBroken: Array.Exists(cells[Math.Min(head.Length, cells.Length)..], c => c.Length > 0) || (id.Length > 0 && !isId));
    }

    /// <summary>Spreadsheets put quotes around some cells.</summary>
    private static string[] Cells(string line) => [.. line.Split('\t').Select(c => c.Trim()).Select(c => c is ['"', .., '"'] ? c[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : c)];
}
