using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Tables;

/// <summary>A mapping that an organisation keeps under a name: that of the newest import which bears it.</summary>
public sealed record SavedMapping(string Name, IReadOnlyList<MappedColumn> Columns)
{
    internal bool Fits(IReadOnlyList<string> columns) => Columns.All(c => columns.Contains(c.Column, StringComparer.Ordinal));
}

internal static class SavedMappings
{
    /// <summary>Whoever keeps more has the older ones in older imports.</summary>
    private const int Most = 100;

    public static async Task<IReadOnlyList<SavedMapping>> SavedMappingsOf(this MarketplaceDb db, OrganisationId organisation, CancellationToken cancellationToken)
    {
        var named = await db.TableImports.AsNoTracking().OwnedBy(organisation)
            .Where(i => i.MappingName != null && i.State != TableImportState.Uploaded)
            .OrderByDescending(i => i.CreatedAt).Take(Most)
            .Select(i => new { i.MappingName, i.Mapping })
            .ToListAsync(cancellationToken);
        return [.. named.DistinctBy(i => i.MappingName, StringComparer.OrdinalIgnoreCase).Select(i => new SavedMapping(i.MappingName!, i.Mapping))];
    }
}
