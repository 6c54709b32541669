using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Listings.Tables;

/// <summary>Whose import it is: another organisation's is not found.</summary>
internal static class OwnTables
{
    public static IQueryable<TableImport> OwnedBy(this IQueryable<TableImport> imports, OrganisationId organisation) => imports.Where(i => i.Organisation == organisation);
}
