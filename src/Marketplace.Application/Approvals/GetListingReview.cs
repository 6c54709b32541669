using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Dossiers;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Approvals;

/// <summary>A listing's revision as the reviewer reads it, beside what the public sees now.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetListingReview(ListingId Listing) : IQuery<ListingReview>;

/// <param name="Public">What the public sees now; null before the first approval.</param>
/// <param name="Warnings">What to look at again; none of it blocks.</param>
/// <param name="HasConfidential">A part of the revision is confidential: the reviewer opens it only with a reason that its organisation reads.</param>
/// <param name="Alike">Likely duplicates, the most alike first.</param>
/// <param name="Assignee">In whose hands the review is; null for nobody.</param>
/// <param name="Reader">Who reads it.</param>
/// <param name="History">Of all revisions, newest first.</param>
public sealed record ListingReview(
    ListingId Id, string Code, Version Version, RevisionId Revision, RevisionStatus Status, int Number, NamedContent Dossier, NamedContent? Public,
    IReadOnlyList<Warning> Warnings, Completeness Completeness, string OrganisationCode, Bilingual Organisation, bool IsVerified, DateTime? SubmittedAt,
    IReadOnlyList<AlikeListing> Alike, Reviewer? Assignee, MemberId Reader, IReadOnlyList<ReviewEvent> History, bool HasConfidential)
{
    public ListingContent Content => Dossier.Content;
}

internal sealed class GetListingReviewHandler(MarketplaceDb db, AlikeListings alike, ReferenceLists lists, Caller caller) : IRequestHandler<GetListingReview, ListingReview>
{
    public async Task<ListingReview> Handle(GetListingReview query, CancellationToken cancellationToken)
    {
        // Staff read a revision once it was submitted; drafts are the organisation's own.
        var found = await db.Listings.AsNoTracking()
            .Where(l => l.Id == query.Listing && l.Revisions.Any(r => r.SubmittedAt != null))
            .Join(db.Organisations, l => l.Organisation, o => o.Id, (l, o) => new { l.Id, l.Code, l.Version, l.PublicRevision, o.Profile.Name, OrganisationCode = o.Code, o.VerifiedAt })
            .Found(cancellationToken);
        var revisions = await db.Listings.AsNoTracking().Where(l => l.Id == query.Listing)
            .SelectMany(l => l.Revisions).Where(r => r.SubmittedAt != null).OrderByDescending(r => r.Number).ToListAsync(cancellationToken);
        var read = revisions[0];
        var shown = revisions.Find(r => r.Id == found.PublicRevision && r.Id != read.Id);
        var people = await ReviewHistory.People(db, revisions, cancellationToken);
        return new ListingReview(
            found.Id, found.Code, found.Version, read.Id, read.Status, read.Number, Named(read), shown is null ? null : Named(shown),
            ListingRules.Warnings(read.Content, lists.IpKind), Completeness.Of(read.Content),
            found.OrganisationCode, found.Name, found.VerifiedAt is not null, read.SubmittedAt,
            await alike.To(found.Id, read.Content, caller.Language, cancellationToken),
            people.Assignee(read), caller.Person, people.Of(revisions), read.Content.HasConfidential);
    }

    /// <summary>What is confidential is opened with a reason only.</summary>
    private NamedContent Named(Revision revision) => NamedContent.Of(revision.Content.ForThePublic(), lists, caller.Language, revision.EditedAt);
}
