using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Approvals;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Approvals;

/// <summary>What awaits review, the next due first.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetReviews(ReviewKind Kind, int Page, ReviewFilter? Filter = null) : IQuery<AwaitingReview>;

public enum ReviewKind
{
    Listing,
    Demand,
}

/// <summary>Which of what awaits review; everything that is left open admits all.</summary>
/// <param name="Person">The reviewer in charge, with <see cref="ReviewHolder.Person"/>.</param>
/// <param name="IsLate">Only what should have been decided already.</param>
/// <param name="Field">Code of the field of science and technology, level 2.</param>
/// <param name="LegalKind">Code of the kind of organisation.</param>
/// <param name="IsFromCatalogue">Listings taken over from a named source, or the organisations' own.</param>
/// <param name="IsAgain">Submitted again, or for the first time.</param>
/// <param name="Text">The code, or a part of the organisation's name.</param>
public sealed record ReviewFilter(
    ReviewHolder Holder = ReviewHolder.Anybody, MemberId? Person = null, bool IsLate = false, string? Field = null, string? LegalKind = null,
    bool? IsFromCatalogue = null, bool? IsAgain = null, string? Text = null);

/// <summary>In whose hands a review is.</summary>
public enum ReviewHolder
{
    Anybody,
    Me,
    Nobody,
    Person,
}

/// <param name="Listings">How many listings wait, whatever the filter.</param>
/// <param name="Demands">How many demands wait, whatever the filter.</param>
/// <param name="Reviewers">Who may be in charge.</param>
/// <param name="Fields">The fields to choose from.</param>
/// <param name="LegalKinds">The kinds of organisation to choose from.</param>
public sealed record AwaitingReview(
    Page<ReviewRow> Rows, int Listings, int Demands, IReadOnlyList<Reviewer> Reviewers, IReadOnlyList<ReferenceItem> Fields, IReadOnlyList<ReferenceItem> LegalKinds);

/// <param name="IsAgain">Not its first submission.</param>
/// <param name="Assignee">Name of the reviewer in charge.</param>
/// <param name="AgeInDays">Working days since it was submitted.</param>
/// <param name="DaysLeft">Working days to the end of the promised time; negative when it is late.</param>
public sealed record ReviewRow(
    Guid Id, string Code, Bilingual Title, Bilingual Organisation, int Number, bool IsAgain, bool IsFromCatalogue, string? Assignee, DateTime SubmittedAt, int AgeInDays, int DaysLeft);

internal sealed class GetReviewsHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetReviews, AwaitingReview>
{
    private const int Size = 20;

    public async Task<AwaitingReview> Handle(GetReviews query, CancellationToken cancellationToken)
    {
        var (listings, demands) = (Listings(), Demands());
        var (filter, number) = (query.Filter ?? new ReviewFilter(), query.Page);
        return new AwaitingReview(
            query.Kind == ReviewKind.Listing
                ? await Rows(Matching(listings, filter), x => (x.Id.Value, x.Content.Title), number, cancellationToken)
                : await Rows(Matching(demands, filter), x => (x.Id.Value, x.Content.Title), number, cancellationToken),
            await listings.CountAsync(cancellationToken), await demands.CountAsync(cancellationToken), await db.ReviewersByName(cancellationToken),
            [.. lists.Items(ReferenceListNames.Fields).Where(f => f.Parent is not null)], lists.Items(ReferenceListNames.LegalKinds));
    }

    private IQueryable<WaitingReview<ListingId, ListingContent>> Listings() => db.Listings.AsNoTracking()
        .SelectMany(l => l.Revisions.Where(r => r.Status == RevisionStatus.Submitted), (l, r) => new { Root = l, Revision = r })
        .Join(db.Organisations, x => x.Root.Organisation, o => o.Id, (x, o) => new WaitingReview<ListingId, ListingContent>
        {
            Id = x.Root.Id,
            Code = x.Root.Code,
            IsFromCatalogue = x.Root.SourceKey != null,
            Content = x.Revision.Content,
            Number = x.Revision.Number,
            Field = x.Revision.Field,
            SubmittedAt = x.Revision.SubmittedAt!.Value,
            DecidedAt = x.Revision.DecidedAt,
            Assignee = x.Revision.Assignee,
            AssigneeName = db.Members.Where(m => m.Id == x.Revision.Assignee).Select(m => m.Name).FirstOrDefault(),
            Name = o.Profile.Name,
            LegalKind = o.Profile.LegalKind,
        });

    private IQueryable<WaitingReview<DemandId, DemandContent>> Demands() => db.Demands.AsNoTracking()
        .SelectMany(d => d.Revisions.Where(r => r.Status == RevisionStatus.Submitted), (d, r) => new { Root = d, Revision = r })
        .Join(db.Organisations, x => x.Root.Organisation, o => o.Id, (x, o) => new WaitingReview<DemandId, DemandContent>
        {
            Id = x.Root.Id,
            Code = x.Root.Code,
            IsFromCatalogue = false,
            Content = x.Revision.Content,
            Number = x.Revision.Number,
            Field = x.Revision.Field,
            SubmittedAt = x.Revision.SubmittedAt!.Value,
            DecidedAt = x.Revision.DecidedAt,
            Assignee = x.Revision.Assignee,
            AssigneeName = db.Members.Where(m => m.Id == x.Revision.Assignee).Select(m => m.Name).FirstOrDefault(),
            Name = o.Profile.Name,
            LegalKind = o.Profile.LegalKind,
        });

    private IQueryable<WaitingReview<TId, TContent>> Matching<TId, TContent>(IQueryable<WaitingReview<TId, TContent>> waiting, ReviewFilter filter)
    {
        var holder = filter.Holder == ReviewHolder.Me ? caller.Person : filter.Person;
        waiting = filter.Holder switch
        {
            ReviewHolder.Anybody => waiting,
            ReviewHolder.Nobody => waiting.Where(x => x.Assignee == null),
            _ => waiting.Where(x => x.Assignee == holder),
        };
        if (filter.IsLate)
        {
            var overdue = lists.Calendar.OverdueBefore(clock.GetUtcNow().UtcDateTime, ApprovalRules.DaysToDecide);
            waiting = waiting.Where(x => x.SubmittedAt < overdue);
        }

        if (!string.IsNullOrEmpty(filter.Field))
        {
            waiting = waiting.Where(x => x.Field == filter.Field);
        }

        if (!string.IsNullOrEmpty(filter.LegalKind))
        {
            waiting = waiting.Where(x => x.LegalKind == filter.LegalKind);
        }

        if (filter.IsFromCatalogue is { } isFromCatalogue)
        {
            waiting = waiting.Where(x => x.IsFromCatalogue == isFromCatalogue);
        }

        if (filter.IsAgain is { } isAgain)
        {
            waiting = waiting.Where(x => (x.Number > 1 || x.DecidedAt != null) == isAgain);
        }

        return filter.Text?.Trim() is { Length: > 0 } text
            ? waiting.Where(x => x.Code == text || x.Name.Vi!.Contains(text) || x.Name.En!.Contains(text))
            : waiting;
    }

    private async Task<Page<ReviewRow>> Rows<TId, TContent>(
        IQueryable<WaitingReview<TId, TContent>> waiting, Func<WaitingReview<TId, TContent>, (Guid Id, Bilingual Title)> named, int number, CancellationToken cancellationToken)
    {
        var total = await waiting.CountAsync(cancellationToken);
        var rows = await waiting.OrderBy(x => x.SubmittedAt).ThenBy(x => x.Code).Skip((number - 1) * Size).Take(Size).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return new Page<ReviewRow>(
            rows.ConvertAll(x =>
            {
                var (id, title) = named(x);
                return new ReviewRow(
                    id, x.Code, title, x.Name, x.Number, x.Number > 1 || x.DecidedAt is not null, x.IsFromCatalogue, x.AssigneeName, x.SubmittedAt,
                    -lists.Calendar.WorkingDaysLeft(now, x.SubmittedAt),
                    lists.Calendar.WorkingDaysLeft(now, lists.Calendar.After(x.SubmittedAt, ApprovalRules.DaysToDecide)));
            }),
            total, number, Size);
    }
}

internal sealed class GetReviewsValidator : AbstractValidator<GetReviews>
{
    public GetReviewsValidator()
    {
        RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
        RuleFor(q => q.Filter!.Text).MaximumLength(200).When(q => q.Filter is not null);
    }
}

/// <summary>A revision that awaits review, as columns.</summary>
internal sealed class WaitingReview<TId, TContent>
{
    public required TId Id { get; init; }

    public required string Code { get; init; }

    public required bool IsFromCatalogue { get; init; }

    public required TContent Content { get; init; }

    public required int Number { get; init; }

    public required string? Field { get; init; }

    public required DateTime SubmittedAt { get; init; }

    public required DateTime? DecidedAt { get; init; }

    public required MemberId? Assignee { get; init; }

    public required string? AssigneeName { get; init; }

    public required Bilingual Name { get; init; }

    public required string LegalKind { get; init; }
}
