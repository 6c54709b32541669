using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>One's own demand as a form: its newest revision.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record GetDemandForEdit(DemandId Demand) : IQuery<DemandDraft>;

/// <param name="Reason">Why a reviewer sent it back or refused it.</param>
/// <param name="IsPublic">The public sees an approved revision meanwhile.</param>
/// <param name="HiddenFor">Why the exchange hides it, each reason.</param>
/// <param name="Missing">Rules that a submission would break now.</param>
public sealed record DemandDraft(
    DemandId Id, string Code, Version Version, DemandForm Form, DemandStatus Status, RevisionStatus Revision, int Number, string? Reason, bool IsPublic,
    IReadOnlyList<string> HiddenFor,
    IReadOnlyList<Refusal> Missing, DemandCompleteness Completeness);

internal sealed class GetDemandForEditHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetDemandForEdit, DemandDraft>
{
    public async Task<DemandDraft> Handle(GetDemandForEdit query, CancellationToken cancellationToken)
    {
        var found = await db.Demands.AsNoTracking().OwnedBy(caller.Organisation)
            .Where(d => d.Id == query.Demand)
            .Select(d => new { d.Id, d.Code, d.Version, d.Status, HiddenFor = d.Suspensions.Where(s => !s.IsLifted).OrderBy(s => s.At).Select(s => s.Reason).ToList(), Latest = d.Revisions.OrderByDescending(r => r.Number).First() })
            .Select(d => new { d.Id, d.Code, d.Version, d.Status, d.HiddenFor, d.Latest.Content, Revision = d.Latest.Status, d.Latest.Number, d.Latest.Reason })
            .Found(cancellationToken);
        return new DemandDraft(
            found.Id, found.Code, found.Version, DemandForm.Of(found.Content), found.Status, found.Revision, found.Number, found.Reason, found.Status is DemandStatus.Open or DemandStatus.Matched,
            found.HiddenFor,
            [.. DemandRules.Missing(found.Content, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime)).Select(r => new Refusal(r.Code, r.Member))],
            DemandCompleteness.Of(found.Content));
    }
}
