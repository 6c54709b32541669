using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>The demands that one's own organisation is invited to answer and has not, the next deadline first.</summary>
[AllowedTo(Capability.Supplier, Power.None)]
public sealed record GetMyInvitations : IQuery<MyInvitations>;

/// <param name="MayAnswer">The reader may decline.</param>
/// <param name="Reasons">To decline with.</param>
public sealed record MyInvitations(bool MayAnswer, IReadOnlyList<DeclineReason> Reasons, IReadOnlyList<MyInvitation> Open);

/// <param name="Asker">Null while the demand is anonymous.</param>
public sealed record MyInvitation(DemandInvitationId Id, Version Version, string DemandCode, Bilingual DemandTitle, Bilingual? Asker, DateTime SentAt, DateOnly? ProposalsUntil);

internal sealed class GetMyInvitationsHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetMyInvitations, MyInvitations>
{
    /// <summary>More than anybody answers; the next deadlines are shown.</summary>
    private const int Most = 50;

    public async Task<MyInvitations> Handle(GetMyInvitations query, CancellationToken cancellationToken)
    {
        var own = caller.Organisation;
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var rows = await db.OpenInvitations(own, today)
            .OrderBy(x => x.Demand.ProposalsUntil ?? DateOnly.MaxValue).ThenBy(x => x.Invitation.SentAt).Take(Most)
            .Join(db.Organisations, x => x.Demand.Organisation, o => o.Id, (x, o) => new
            {
                x.Invitation.Id,
                x.Invitation.Version,
                x.Invitation.SentAt,
                x.Demand.Code,
                x.Demand.ProposalsUntil,
                x.Demand.Revisions.First(r => r.Id == x.Demand.PublicRevision).Content,
                o.Profile.Name,
            })
            .ToListAsync(cancellationToken);
        return new MyInvitations(
            caller.Has(Power.Negotiate), DeclineReason.All(lists, ReferenceListNames.InvitationReasons, caller.Language),
            [.. rows.Select(r => new MyInvitation(r.Id, r.Version, r.Code, r.Content.Title, r.Content.IsAnonymous ? null : r.Name, r.SentAt!.Value, r.ProposalsUntil)).OrderBy(i => i.ProposalsUntil ?? DateOnly.MaxValue).ThenBy(i => i.SentAt)]);
    }
}
