using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>A demand as the public sees it.</summary>
[AllowedToAnyone]
public sealed record GetDemand(string Code) : IQuery<PublicDemand>;

/// <param name="Organisation">Empty, with its code, when the demand is anonymous.</param>
/// <param name="Proposals">How many there are; null for whom they are not.</param>
public sealed record PublicDemand(
    string Code, Bilingual Title, Bilingual Problem, Bilingual Result, string? FieldCode, string? FieldName, int? TrlWanted,
    Money? BudgetFrom, Money? BudgetTo, DateOnly? Deadline, int? DaysLeft, IReadOnlyList<string> Keywords,
    Bilingual Organisation, string? OrganisationCode, bool IsDemo, DateTime OpenedAt, DemandStatus Status, int? Proposals);

internal sealed class GetDemandHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetDemand, PublicDemand>
{
    public async Task<PublicDemand> Handle(GetDemand query, CancellationToken cancellationToken)
    {
        var found = await db.Demands.AsNoTracking()
            .Where(d => d.Code == query.Code && (d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched))
            .SelectMany(d => d.Revisions.Where(r => r.Id == d.PublicRevision), (d, r) => new { Demand = d, Revision = r })
            .Join(db.Organisations, p => p.Demand.Organisation, o => o.Id, (p, o) => new { p.Demand.Id, p.Demand.Code, p.Demand.Status, p.Demand.Organisation, p.Demand.IsDemo, p.Demand.OpenedAt, p.Revision.Content, p.Revision.EditedAt, o.Profile.Name, OrganisationCode = o.Code })
            .Found(cancellationToken);
        var content = found.Content;
        var seesProposals = caller.IsStaff || found.Organisation == caller.OrganisationOrNone;
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        return new PublicDemand(
            found.Code, content.Title, content.Problem, content.Result, content.Field,
            content.Field is null ? null : lists.Name(ReferenceListNames.Fields, content.Field, caller.Language, found.EditedAt), content.TrlWanted,
            content.BudgetFrom, content.BudgetTo, content.Deadline, content.Deadline is { } deadline ? deadline.DayNumber - today.DayNumber : null, content.Keywords,
            content.IsAnonymous ? Bilingual.None : found.Name, content.IsAnonymous ? null : found.OrganisationCode, found.IsDemo, found.OpenedAt ?? DateTime.UnixEpoch,
            found.Status, seesProposals ? await db.Proposals.CountAsync(p => p.Demand == found.Id, cancellationToken) : null);
    }
}
