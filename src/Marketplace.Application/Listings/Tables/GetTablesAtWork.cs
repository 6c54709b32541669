using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Tables;

/// <summary>The tables that are being checked or imported, also those that a stopped host left behind.</summary>
[AllowedToJobs]
public sealed record GetTablesAtWork : IQuery<IReadOnlyList<TableAtWork>>;

/// <param name="Person">In whose name it is worked off.</param>
public sealed record TableAtWork(TableImportId Id, Version Version, MemberId Person, MembershipId Membership);

internal sealed class GetTablesAtWorkHandler(MarketplaceDb db) : IRequestHandler<GetTablesAtWork, IReadOnlyList<TableAtWork>>
{
    /// <summary>More wait for the next look.</summary>
    private const int Most = 20;

    public async Task<IReadOnlyList<TableAtWork>> Handle(GetTablesAtWork query, CancellationToken cancellationToken) => await db.TableImports.AsNoTracking()
        .Where(i => i.State == TableImportState.Checking || i.State == TableImportState.Importing)
        .OrderBy(i => i.CreatedAt).Take(Most)
        .Select(i => new TableAtWork(i.Id, i.Version, i.Person, i.Membership))
        .ToListAsync(cancellationToken);
}
