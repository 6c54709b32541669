using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Approvals;

/// <summary>A demand's revision as the reviewer reads it, beside what the public sees now.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetDemandReview(DemandId Demand) : IQuery<DemandReview>;

/// <param name="Public">What the public sees now; null before the first approval.</param>
/// <param name="Assignee">In whose hands the review is; null for nobody.</param>
/// <param name="Reader">Who reads it.</param>
/// <param name="History">Of all revisions, newest first.</param>
public sealed record DemandReview(
    DemandId Id, string Code, Version Version, DemandRevisionId Revision, RevisionStatus Status, int Number, NamedDemand Dossier, NamedDemand? Public,
    DemandCompleteness Completeness, string OrganisationCode, Bilingual Organisation, bool IsVerified, DateTime? SubmittedAt, Reviewer? Assignee, MemberId Reader, IReadOnlyList<ReviewEvent> History)
{
    public DemandContent Content => Dossier.Content;
}

internal sealed class GetDemandReviewHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetDemandReview, DemandReview>
{
    public async Task<DemandReview> Handle(GetDemandReview query, CancellationToken cancellationToken)
    {
        var found = await db.Demands.AsNoTracking()
            .Where(d => d.Id == query.Demand && d.Revisions.Any(r => r.SubmittedAt != null))
            .Join(db.Organisations, d => d.Organisation, o => o.Id, (d, o) => new { d.Id, d.Code, d.Version, d.PublicRevision, o.Profile.Name, OrganisationCode = o.Code, o.VerifiedAt })
            .Found(cancellationToken);
        var revisions = await db.Demands.AsNoTracking().Where(d => d.Id == query.Demand)
            .SelectMany(d => d.Revisions).Where(r => r.SubmittedAt != null).OrderByDescending(r => r.Number).ToListAsync(cancellationToken);
        var read = revisions[0];
        var shown = revisions.Find(r => r.Id == found.PublicRevision && r.Id != read.Id);
        var people = await ReviewHistory.People(db, revisions, cancellationToken);
        return new DemandReview(
            found.Id, found.Code, found.Version, read.Id, read.Status, read.Number, Named(read), shown is null ? null : Named(shown), DemandCompleteness.Of(read.Content),
            found.OrganisationCode, found.Name, found.VerifiedAt is not null, read.SubmittedAt, people.Assignee(read), caller.Person, people.Of(revisions));
    }

    private NamedDemand Named(DemandRevision revision) => NamedDemand.Of(revision.Content, lists, caller.Language, revision.EditedAt);
}
