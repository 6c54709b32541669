using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Tables;

/// <summary>The tables that one's own organisation brought, newest first.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record GetTableImports(int Page) : IQuery<Page<TableImportLine>>;

public sealed record TableImportLine(TableImportId Id, string FileName, TableImportState State, int Rows, RowTally Tally, DateTime CreatedAt);

internal sealed class GetTableImportsHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetTableImports, Page<TableImportLine>>
{
    private const int Size = 20;

    public async Task<Page<TableImportLine>> Handle(GetTableImports query, CancellationToken cancellationToken)
    {
        var own = db.TableImports.AsNoTracking().OwnedBy(caller.Organisation);
        var number = Math.Max(1, query.Page);
        return new Page<TableImportLine>(
            await own.OrderByDescending(i => i.CreatedAt).Skip((number - 1) * Size).Take(Size)
                .Select(i => new TableImportLine(i.Id, i.FileName, i.State, i.Rows, i.Tally, i.CreatedAt)).ToListAsync(cancellationToken),
            await own.CountAsync(cancellationToken), number, Size);
    }
}
