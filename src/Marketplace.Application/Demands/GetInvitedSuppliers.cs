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

/// <summary>Whom one's own organisation has invited to a demand, and what came of it.</summary>
[AllowedTo(Capability.Recipient, Power.None)]
public sealed record GetInvitedSuppliers(DemandId Demand) : IQuery<InvitedSuppliers>;

/// <param name="MayInvite">The reader may, and the demand takes further invitations.</param>
public sealed record InvitedSuppliers(DemandId Demand, string Code, Bilingual Title, DemandStatus Status, bool IsForInvited, bool IsAnonymous, bool MayInvite, IReadOnlyList<InvitedSupplier> Suppliers);

/// <param name="HasProposed">It has answered with a proposal.</param>
public sealed record InvitedSupplier(
    DemandInvitationId Id, Version Version, string OrganisationCode, Bilingual Organisation, DemandInvitationState State, bool HasProposed, DateTime InvitedAt, DateTime? DeclinedAt, string? Reason, string? ReasonText);

internal sealed class GetInvitedSuppliersHandler(MarketplaceDb db, ReferenceLists lists, Caller caller) : IRequestHandler<GetInvitedSuppliers, InvitedSuppliers>
{
    public async Task<InvitedSuppliers> Handle(GetInvitedSuppliers query, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.AsNoTracking().OwnedBy(caller.Organisation)
            .Where(d => d.Id == query.Demand)
            .Select(d => new { d.Id, d.Code, d.Status, d.Revisions.OrderByDescending(r => r.Number).First().Content })
            .Found(cancellationToken);
        var rows = await db.DemandInvitations.AsNoTracking()
            .Standing().Where(i => i.Demand == demand.Id)
            .OrderBy(i => i.InvitedAt).ThenBy(i => i.Id).Take(DemandInvitationRules.Most)
            .Join(db.Organisations, i => i.Organisation, o => o.Id, (i, o) => new
            {
                Invitation = i,
                o.Code,
                o.Profile.Name,
                HasProposed = db.Proposals.Any(p => p.Demand == i.Demand && p.Organisation == i.Organisation && p.State != ProposalState.Withdrawn),
            })
            .ToListAsync(cancellationToken);
        return new InvitedSuppliers(
            demand.Id, demand.Code, demand.Content.Title, demand.Status, demand.Content.IsForInvited, demand.Content.IsAnonymous,
            caller.Has(Power.Draft) && caller.IsVerified && demand.Status is (DemandStatus.Draft or DemandStatus.Open) && rows.Count < DemandInvitationRules.Most,
            rows.ConvertAll(r => new InvitedSupplier(
                r.Invitation.Id, r.Invitation.Version, r.Code, r.Name, r.Invitation.State, r.HasProposed, r.Invitation.InvitedAt, r.Invitation.DeclinedAt,
                r.Invitation.Reason is { } reason ? lists.Name(ReferenceListNames.InvitationReasons, reason, caller.Language, r.Invitation.DeclinedAt!.Value) : null, r.Invitation.ReasonText)));
    }
}
