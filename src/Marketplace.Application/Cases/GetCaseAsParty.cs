using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Cases;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Cases;

/// <summary>A case as its reporter (by the key) or the reported organisation reads it. Who reported is not said, nor who of the staff decided.</summary>
[AllowedToAnyone]
public sealed record GetCaseAsParty(CaseId Case, Secret Key) : IQuery<CaseAsParty>;

public sealed record CaseAsParty(CaseSteps Case, bool IsReporter, bool MayState, bool MayAppeal);

internal sealed class GetCaseAsPartyHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetCaseAsParty, CaseAsParty>
{
    public async Task<CaseAsParty> Handle(GetCaseAsParty query, CancellationToken cancellationToken)
    {
        var (opened, isReporter) = await db.Cases.AsNoTracking().OfParty(query.Case, query.Key, caller, cancellationToken);
        var steps = opened.Steps(await db.TitleOf(opened.Subject, cancellationToken), lists.Name(ReferenceListNames.Violations, opened.Violation, caller.Language));
        return new CaseAsParty(
            steps, isReporter,
            opened.Status is CaseStatus.Hearing or CaseStatus.Appealed || (isReporter && opened.Status == CaseStatus.Received),
            opened.Status == CaseStatus.Decided && steps.AppealUntil >= clock.GetUtcNow().UtcDateTime);
    }
}
