using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>The attachments of one's own demand, as its newest revision holds them.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record GetDemandFiles(DemandId Demand) : IQuery<DemandFiles>;

/// <param name="IsOpen">Files come and go: it is not under review and still asked.</param>
public sealed record DemandFiles(DemandId Id, string Code, Version Version, Bilingual Title, RevisionStatus Revision, bool IsOpen, IReadOnlyList<OwnAttachment> Attachments);

/// <param name="Name">As it was brought; only its own organisation reads it.</param>
public sealed record OwnAttachment(DemandAttachment Attachment, string Name);

internal sealed class GetDemandFilesHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetDemandFiles, DemandFiles>
{
    public async Task<DemandFiles> Handle(GetDemandFiles query, CancellationToken cancellationToken)
    {
        var found = await db.Demands.AsNoTracking().OwnedBy(caller.Organisation)
            .Where(d => d.Id == query.Demand)
            .Select(d => new { d.Id, d.Code, d.Version, d.Status, d.SuspendedFrom, Latest = d.Revisions.OrderByDescending(r => r.Number).First() })
            .Select(d => new { d.Id, d.Code, d.Version, d.Status, d.SuspendedFrom, d.Latest.Content, Revision = d.Latest.Status })
            .Found(cancellationToken);
        var names = await db.Files.AsNoTracking().Where(f => f.Demand == query.Demand).ToDictionaryAsync(f => f.Id, f => f.Name, cancellationToken);
        return new DemandFiles(
            found.Id, found.Code, found.Version, found.Content.Title, found.Revision, found.Revision != RevisionStatus.Submitted && Demand.IsEditableAt(found.Status, found.SuspendedFrom),
            [.. found.Content.Attachments.Select(a => new OwnAttachment(a, names[a.File]))]);
    }
}
