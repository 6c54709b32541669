using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings.Tables;

/// <summary>A supplier has the checked table imported: a job makes its rows drafts.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record ImportTable(TableImportId Import, Version Seen) : ICommand;

internal sealed class ImportTableHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<ImportTable>
{
    protected override async Task Handle(ImportTable command, CancellationToken cancellationToken)
    {
        var import = await db.TableImports.OwnedBy(caller.Organisation).Find(command.Import, command.Seen, cancellationToken);
        import.Import(caller.Person, caller.Membership);
        await db.SaveChangesAsync(cancellationToken);
    }
}
