using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Cases;

/// <summary>The cases about what the reader's organisation posted, newest first; a report is shown to it once its hearing is open.</summary>
[AllowedTo(Capability.Any, Power.Draft)]
public sealed record GetOurCases(int Page) : IQuery<Page<OurCase>>;

public sealed record OurCase(CaseId Id, string Code, string SubjectCode, string Violation, CaseStatus Status, CaseOutcome? Outcome, DateTime OpenedAt, DateTime? AnswerDueAt);

internal sealed class GetOurCasesHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetOurCases, Page<OurCase>>
{
    private const int Size = 20;
    private const int LastPage = 10_000;

    public async Task<Page<OurCase>> Handle(GetOurCases query, CancellationToken cancellationToken)
    {
        var (own, page) = (caller.Organisation, Math.Clamp(query.Page, 1, LastPage));
        var cases = db.Cases.AsNoTracking().Where(c => c.Organisation == own && c.Status != CaseStatus.Received);
        var total = await cases.CountAsync(cancellationToken);
        var rows = await cases.OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Code).Skip((page - 1) * Size).Take(Size)
            .Select(c => new { c.Id, c.Code, c.SubjectCode, c.Violation, c.Status, c.Outcome, c.OpenedAt, c.AnswerDueAt })
            .ToListAsync(cancellationToken);
        return new Page<OurCase>(
            rows.ConvertAll(c => new OurCase(c.Id, c.Code, c.SubjectCode, lists.Name(ReferenceListNames.Violations, c.Violation, caller.Language), c.Status, c.Outcome, c.OpenedAt, c.AnswerDueAt)),
            total, page, Size);
    }
}
