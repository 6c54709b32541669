using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Imports;

/// <summary>The organisation that an import is for, and what it already has of its sources.</summary>
/// <param name="CodeOrId">The organisation's short code or its id.</param>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetImportTarget(string CodeOrId) : IQuery<ImportTarget>;

/// <param name="Imported">By the source's key.</param>
public sealed record ImportTarget(OrganisationId Organisation, Bilingual Name, IReadOnlyDictionary<string, ImportedListing> Imported);

/// <param name="Digest">SHA-256 of the newest content.</param>
/// <param name="AwaitsApproval">An earlier run was broken off between import and approval.</param>
/// <param name="IsConfirmed">The organisation took it over itself; the source no longer changes it.</param>
public sealed record ImportedListing(ListingId Id, Version Version, RevisionId Latest, string Digest, bool AwaitsApproval, bool IsConfirmed);

internal sealed class GetImportTargetHandler(MarketplaceDb db) : IRequestHandler<GetImportTarget, ImportTarget>
{
    public async Task<ImportTarget> Handle(GetImportTarget query, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(query.CodeOrId, out var value) ? new OrganisationId(value) : (OrganisationId?)null;
        var organisation = await db.Organisations.AsNoTracking()
            .Where(o => o.Code == query.CodeOrId || o.Id == id)
            .Select(o => new { o.Id, o.Profile.Name })
            .Found(cancellationToken);
        var imported = await db.Listings.AsNoTracking()
            .Where(l => l.Organisation == organisation.Id && l.SourceKey != null)
            .Select(l => new { l.Id, l.SourceKey, l.Version, Latest = l.Revisions.OrderByDescending(r => r.Number).First() })
            .Select(l => new { l.Id, l.SourceKey, l.Version, Revision = l.Latest.Id, l.Latest.Content, l.Latest.Status })
            .ToListAsync(cancellationToken);
        return new ImportTarget(organisation.Id, organisation.Name, imported.ToDictionary(
            l => l.SourceKey!,
            l => new ImportedListing(l.Id, l.Version, l.Revision, Digest(l.Content), l.Status == RevisionStatus.Submitted, l.Content.Source is null),
            StringComparer.Ordinal));
    }

    internal static string Digest(ListingContent content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content, AsJson.Options))));
}
