using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Approvals;

/// <summary>A demand's revision as the reviewer reads it.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetDemandReview(DemandId Demand) : IQuery<DemandReview>;

public sealed record DemandReview(
    DemandId Id, string Code, Version Version, DemandRevisionId Revision, RevisionStatus Status, int Number, DemandContent Content,
    string? FieldName, string OrganisationCode, Bilingual Organisation, bool IsVerified, DateTime? SubmittedAt, IReadOnlyList<EarlierRevision> History);

internal sealed class GetDemandReviewHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetDemandReview, DemandReview>
{
    public async Task<DemandReview> Handle(GetDemandReview query, CancellationToken cancellationToken)
    {
        var found = await db.Demands.AsNoTracking()
            .Where(d => d.Id == query.Demand && d.Revisions.Any(r => r.SubmittedAt != null))
            .Join(db.Organisations, d => d.Organisation, o => o.Id, (d, o) => new { d.Id, d.Code, d.Version, o.Profile.Name, OrganisationCode = o.Code, o.VerifiedAt })
            .Found(cancellationToken);
        var revisions = await db.Demands.AsNoTracking().Where(d => d.Id == query.Demand)
            .SelectMany(d => d.Revisions).Where(r => r.SubmittedAt != null).OrderByDescending(r => r.Number).ToListAsync(cancellationToken);
        var read = revisions[0];
        return new DemandReview(
            found.Id, found.Code, found.Version, read.Id, read.Status, read.Number, read.Content,
            read.Content.Field is null ? null : lists.Name(ReferenceListNames.Fields, read.Content.Field, caller.Language, read.EditedAt),
            found.OrganisationCode, found.Name, found.VerifiedAt is not null, read.SubmittedAt,
            [.. revisions.Skip(1).Select(r => new EarlierRevision(r.Number, r.Status, r.DecidedAt, r.Reason))]);
    }
}
