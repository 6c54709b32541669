using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Cases;

/// <summary>The cases at the desk, what is due first.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetCases(CasesShown Shown, int Page) : IQuery<Page<CaseRow>>;

public enum CasesShown
{
    /// <summary>Something waits for staff.</summary>
    Open,
    Overdue,
    Takedowns,
    Appeals,
    All,
}

/// <param name="AgeInDays">Working days since it was opened.</param>
public sealed record CaseRow(
    CaseId Id, string Code, ReportedKind Kind, string SubjectCode, string Violation, CaseStatus Status, CaseOutcome? Outcome, bool IsTakedown, DateTime OpenedAt, int AgeInDays, DateTime? DueAt, bool IsOverdue);

internal sealed class GetCasesHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetCases, Page<CaseRow>>
{
    private const int Size = 20;
    private const int LastPage = 10_000;

    public async Task<Page<CaseRow>> Handle(GetCases query, CancellationToken cancellationToken)
    {
        var (now, page) = (clock.GetUtcNow().UtcDateTime, Math.Clamp(query.Page, 1, LastPage));
        var cases = query.Shown switch
        {
            CasesShown.All => db.Cases.AsNoTracking(),
            CasesShown.Overdue => db.Cases.AsNoTracking().Where(c => c.DueAt < now),
            CasesShown.Takedowns => db.Cases.AsNoTracking().Where(c => c.Request != null),
            CasesShown.Appeals => db.Cases.AsNoTracking().Where(c => c.Status == CaseStatus.Appealed),
            _ => db.Cases.AsNoTracking().Where(c => c.DueAt != null),
        };
        var total = await cases.CountAsync(cancellationToken);
        var rows = await cases.OrderBy(c => c.DueAt == null).ThenBy(c => c.DueAt).ThenByDescending(c => c.OpenedAt).ThenBy(c => c.Code)
            .Skip((page - 1) * Size).Take(Size)
            .Select(c => new { c.Id, c.Code, c.Kind, c.SubjectCode, c.Violation, c.Status, c.Outcome, IsTakedown = c.Request != null, c.OpenedAt, c.DueAt })
            .ToListAsync(cancellationToken);
        return new Page<CaseRow>(
            rows.ConvertAll(c => new CaseRow(
                c.Id, c.Code, c.Kind, c.SubjectCode, lists.Name(ReferenceListNames.Violations, c.Violation, caller.Language), c.Status, c.Outcome, c.IsTakedown, c.OpenedAt,
                -lists.Calendar.WorkingDaysLeft(now, c.OpenedAt), c.DueAt, c.DueAt < now)),
            total, page, Size);
    }
}
