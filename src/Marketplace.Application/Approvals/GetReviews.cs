using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Approvals;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Approvals;

/// <summary>What awaits review, the longest waiting first.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetReviews(ReviewKind Kind, int Page) : IQuery<AwaitingReview>;

public enum ReviewKind
{
    Listing,
    Demand,
}

/// <param name="Listings">How many listings wait.</param>
/// <param name="Demands">How many demands wait.</param>
public sealed record AwaitingReview(Page<ReviewRow> Rows, int Listings, int Demands);

/// <param name="AgeInDays">Working days since it was submitted.</param>
/// <param name="DaysLeft">Working days to the end of the promised time; negative when it is late.</param>
public sealed record ReviewRow(Guid Id, string Code, Bilingual Title, Bilingual Organisation, int Number, DateTime SubmittedAt, int AgeInDays, int DaysLeft);

internal sealed class GetReviewsHandler(MarketplaceDb db, ReferenceLists lists, TimeProvider clock) : IRequestHandler<GetReviews, AwaitingReview>
{
    private const int Size = 20;

    public async Task<AwaitingReview> Handle(GetReviews query, CancellationToken cancellationToken)
    {
        var listings = db.Listings.AsNoTracking().SelectMany(l => l.Revisions.Where(r => r.Status == RevisionStatus.Submitted), (l, r) => new { Root = l, Revision = r });
        var demands = db.Demands.AsNoTracking().SelectMany(d => d.Revisions.Where(r => r.Status == RevisionStatus.Submitted), (d, r) => new { Root = d, Revision = r });
        var (listingCount, demandCount) = (await listings.CountAsync(cancellationToken), await demands.CountAsync(cancellationToken));
        var number = Math.Max(1, query.Page);
        var skip = (number - 1) * Size;
        var rows = query.Kind == ReviewKind.Listing
            ? (await listings.OrderBy(x => x.Revision.SubmittedAt).Skip(skip).Take(Size)
                .Join(db.Organisations, x => x.Root.Organisation, o => o.Id, (x, o) => new { x.Root.Id, x.Root.Code, x.Revision.Content, o.Profile.Name, x.Revision.Number, x.Revision.SubmittedAt })
                .ToListAsync(cancellationToken))
                .ConvertAll(x => Row(x.Id.Value, x.Code, x.Content.Title, x.Name, x.Number, x.SubmittedAt!.Value))
            : (await demands.OrderBy(x => x.Revision.SubmittedAt).Skip(skip).Take(Size)
                .Join(db.Organisations, x => x.Root.Organisation, o => o.Id, (x, o) => new { x.Root.Id, x.Root.Code, x.Revision.Content, o.Profile.Name, x.Revision.Number, x.Revision.SubmittedAt })
                .ToListAsync(cancellationToken))
                .ConvertAll(x => Row(x.Id.Value, x.Code, x.Content.Title, x.Name, x.Number, x.SubmittedAt!.Value));
        return new AwaitingReview(
            new Page<ReviewRow>([.. rows.OrderBy(r => r.SubmittedAt)], query.Kind == ReviewKind.Listing ? listingCount : demandCount, number, Size), listingCount, demandCount);
    }

    private ReviewRow Row(Guid id, string code, Bilingual title, Bilingual organisation, int number, DateTime submittedAt)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new ReviewRow(
            id, code, title, organisation, number, submittedAt,
            -lists.Calendar.WorkingDaysLeft(now, submittedAt),
            lists.Calendar.WorkingDaysLeft(now, lists.Calendar.After(submittedAt, ApprovalRules.DaysToDecide)));
    }
}
