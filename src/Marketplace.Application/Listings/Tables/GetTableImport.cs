using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Tables;

/// <summary>An import of one's own organisation, with a page of what came of its rows.</summary>
/// <param name="Shown">Only rows that came to this; null for all.</param>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record GetTableImport(TableImportId Import, RowOutcome? Shown, int Page) : IQuery<TableImportView>;

/// <param name="Samples">The first filled cell of each column.</param>
/// <param name="Saved">The organisation's mappings that fit this table.</param>
public sealed record TableImportView(
    TableImportId Id,
    Version Version,
    string FileName,
    TableImportState State,
    int Total,
    int Position,
    RowTally Tally,
    IReadOnlyList<string> Columns,
    IReadOnlyDictionary<string, string> Samples,
    IReadOnlyList<MappedColumn> Mapping,
    string? MappingName,
    IReadOnlyList<SavedMapping> Saved,
    Page<JudgedRow> Rows)
{
    public bool IsAtWork => State is TableImportState.Checking or TableImportState.Importing;

    /// <summary>Of a hundred.</summary>
    public int Percent => (int)(100L * Position / Math.Max(1, Total));
}

/// <param name="Refusals">By the column that each is about; null for the row as a whole.</param>
public sealed record JudgedRow(int Line, string? OwnId, string Title, RowOutcome Outcome, IReadOnlyList<ColumnRefusal> Refusals, ListingId? Listing);

/// <param name="Column">As the table calls it, or as the template does.</param>
public sealed record ColumnRefusal(string? Column, Refusal Refusal);

internal sealed class GetTableImportHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetTableImport, TableImportView>
{
    private const int Size = 50;

    /// <summary>Rows in which a sample of each column is looked for.</summary>
    private const int Samples = 20;

    public async Task<TableImportView> Handle(GetTableImport query, CancellationToken cancellationToken)
    {
        var import = await db.TableImports.AsNoTracking().OwnedBy(caller.Organisation).Where(i => i.Id == query.Import).Found(cancellationToken);
        var rows = db.ImportRows.AsNoTracking().Where(r => r.Import == import.Id);
        var judged = rows.Where(r => r.Number <= import.Position && r.Outcome != null && (query.Shown == null || r.Outcome == query.Shown));
        var number = Math.Max(1, query.Page);
        var page = await judged.OrderBy(r => r.Number).Skip((number - 1) * Size).Take(Size).ToListAsync(cancellationToken);
        var first = await rows.OrderBy(r => r.Number).Take(Samples).Select(r => r.Cells).ToListAsync(cancellationToken);
        return new TableImportView(
            import.Id, import.Version, import.FileName, import.State, import.Rows, import.Position, import.Tally, import.Columns,
            import.Columns.Select(c => (Column: c, Cell: first.Select(cells => cells.GetValueOrDefault(c)).FirstOrDefault(cell => cell is not null))).Where(s => s.Cell is not null).ToDictionary(s => s.Column, s => s.Cell!, StringComparer.Ordinal),
            import.Mapping, import.MappingName,
            [.. (await db.SavedMappingsOf(caller.Organisation, cancellationToken)).Where(m => m.Fits(import.Columns))],
            new Page<JudgedRow>([.. page.Select(r => Judged(r, import.Mapping, caller.Language))], query.Shown is { } shown ? import.Tally.Of(shown) : import.Position, number, Size));
    }

    internal static JudgedRow Judged(ImportRow row, IReadOnlyList<MappedColumn> mapping, Language language) => new(
        row.Line, row.OwnId, Cell(row, mapping, ListingColumn.TitleVi) ?? Cell(row, mapping, ListingColumn.TitleEn) ?? "", row.Outcome!.Value,
        [.. row.Refusals.Select(r => new ColumnRefusal(
            r.Means is { } means ? mapping.FirstOrDefault(m => m.Means == means)?.Column ?? ColumnWords.Of(means, language) : null,
            new Refusal(r.Code, r.Means?.ToString(), [.. r.Arguments])))],
        row.Listing);

    private static string? Cell(ImportRow row, IReadOnlyList<MappedColumn> mapping, ListingColumn means) =>
        mapping.FirstOrDefault(m => m.Means == means) is { } column ? row.Cells.GetValueOrDefault(column.Column) : null;
}
