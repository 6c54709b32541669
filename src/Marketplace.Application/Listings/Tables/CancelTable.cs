using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings.Tables;

/// <summary>A supplier stops the check or the import at hand.</summary>
/// <param name="Shown">The version on the page. The work goes on while it is read, so it tells two cancellations apart and refuses nothing.</param>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record CancelTable(TableImportId Import, Version Shown) : ICommand;

internal sealed class CancelTableHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<CancelTable>
{
    protected override async Task Handle(CancelTable command, CancellationToken cancellationToken)
    {
        var import = await db.TableImports.OwnedBy(caller.Organisation).Find(command.Import, cancellationToken);
        import.Cancel(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
