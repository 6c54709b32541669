namespace Marketplace.Application.Imports;

/// <summary>What an import did, and what it has to say about single rows.</summary>
public sealed class ImportReport
{
    private readonly List<ImportLine> _lines = [];

    public required int Rows { get; init; }

    public int Imported { get; internal set; }

    /// <summary>The source's text had changed: a new revision.</summary>
    public int Updated { get; internal set; }

    public int Unchanged { get; internal set; }

    /// <summary>Approved now, because an earlier run was broken off before it.</summary>
    public int Resumed { get; internal set; }

    /// <summary>Left alone: their organisation took them over itself.</summary>
    public int Confirmed { get; internal set; }

    /// <summary>Rows of the catalogue for which no rule names a field.</summary>
    public int WithoutField { get; private set; }

    public int Repeated => _lines.Count(l => l.Remark == ImportRemark.Repeated);

    public int SameTitle => _lines.Count(l => l.Remark == ImportRemark.SameTitle);

    public int Refused => _lines.Count(l => l.Remark == ImportRemark.Refused);

    public IReadOnlyList<ImportLine> Lines => _lines;

    internal void Say(CatalogueRow row, ImportRemark remark, string? detail = null) => _lines.Add(new ImportLine(row.Id, row.Title, remark, detail));

    internal void CountField(CatalogueRow row)
    {
        if (FieldRules.Current.FieldOf(row) is null)
        {
            WithoutField++;
            Say(row, ImportRemark.NoField);
        }
    }
}

/// <param name="Detail">The id of the row with the same title, or the refusals.</param>
public sealed record ImportLine(string Id, string Title, ImportRemark Remark, string? Detail);

public enum ImportRemark
{
    /// <summary>The same key stood earlier in the file.</summary>
    Repeated,

    /// <summary>Imported, though another row has the same title under another key.</summary>
    SameTitle,
    NoField,
    Refused,
}
