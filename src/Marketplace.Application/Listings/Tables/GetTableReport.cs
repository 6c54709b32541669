using System.Globalization;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.Resources;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Tables;

/// <summary>What came of every row, with the row as it was brought: to be mended and brought again.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record GetTableReport(TableImportId Import) : IQuery<TableFile>;

internal sealed class GetTableReportHandler(MarketplaceDb db, Caller caller, ITableWriter writer) : IRequestHandler<GetTableReport, TableFile>
{
    public async Task<TableFile> Handle(GetTableReport query, CancellationToken cancellationToken)
    {
        var import = await db.TableImports.AsNoTracking().OwnedBy(caller.Organisation).Where(i => i.Id == query.Import).Found(cancellationToken);
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.Import == import.Id && r.Number <= import.Position && r.Outcome != null).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        string[] head = [.. ((string[])["ReportLine", "ReportOutcome", "ReportReasons"]).Select(key => Sentences.OfDocument(key, caller.Language)), .. import.Columns];
        return new TableFile($"{Path.GetFileNameWithoutExtension(import.FileName)}-{Sentences.OfDocument("ReportFile", caller.Language)}.csv", TableFormat.Csv, writer.Write([head, .. rows.Select(r => Line(import, r))], TableFormat.Csv));
    }

    private string[] Line(TableImport import, ImportRow row)
    {
        var judged = GetTableImportHandler.Judged(row, import.Mapping, caller.Language);
        return
        [
            row.Line.ToString(CultureInfo.InvariantCulture),
            Sentences.OfDocument("Outcome" + judged.Outcome, caller.Language),
            string.Join(" ", judged.Refusals.Select(r => (r.Column is null ? "" : r.Column + ": ") + Sentences.Of(r.Refusal, caller.Language))),
            .. import.Columns.Select(column => row.Cells.GetValueOrDefault(column, "")),
        ];
    }
}
