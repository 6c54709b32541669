using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings.Tables;

/// <summary>A supplier brings a table of its technologies. Its rows are kept as they came; nothing is imported yet.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record UploadTable(TableImportId Import, string? FileName, byte[]? Content) : ICommand, ICreates;

internal sealed class UploadTableHandler(MarketplaceDb db, ITableReader reader, TableLimits limits, Caller caller, TimeProvider clock) : AsyncRequestHandler<UploadTable>
{
    protected override async Task Handle(UploadTable command, CancellationToken cancellationToken)
    {
        var table = Read(command.Content);
        TableImportRules.ATableIsNotTooLong.Require(table.Rows.Count <= limits.Rows, limits.Rows);
        var import = TableImport.Upload(
            command.Import, caller.Organisation, caller.Person, caller.Membership, command.FileName!.Trim(), table.Columns, table.Rows.Count, clock.GetUtcNow().UtcDateTime);
        var saved = (await db.SavedMappingsOf(caller.Organisation, cancellationToken)).FirstOrDefault(m => m.Fits(table.Columns));
        import.Propose(saved?.Columns ?? ColumnWords.Recognise(table.Columns), saved?.Name);
        db.TableImports.Add(import);
        db.ImportRows.AddRange(table.Rows.Select((row, i) => new ImportRow { Import = import.Id, Number = i + 1, Line = row.Line, IsBroken = row.IsBroken, Cells = row.Cells }));
        await db.SaveChangesAsync(cancellationToken);
    }

    private CellTable Read(byte[]? content)
    {
        TableImportRules.AFileIsChosen.Require(content is { Length: > 0 });
        TableImportRules.AFileIsNotTooLarge.Require(content.Length <= limits.Bytes, limits.Megabytes);
        try
        {
            return reader.Read(content, limits.Rows);
        }
        catch (FormatException)
        {
            TableImportRules.AFileIsATable.Refuse();
            throw;
        }
    }
}

internal sealed class UploadTableValidator : AbstractValidator<UploadTable>
{
    public UploadTableValidator()
    {
        RuleFor(c => c.FileName).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode(nameof(TableImportRules.AFileIsChosen)).OverridePropertyName("File");
        RuleFor(c => c.FileName).Text(MarketplaceDb.KeyLength).OverridePropertyName("File");
    }
}
