using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>An invitation with its demand.</summary>
internal sealed class OpenInvitation
{
    public required DemandInvitation Invitation { get; init; }

    public required Demand Demand { get; init; }
}

/// <summary>Whose invitation it is: the asker's to take back, the invited supplier's to decline. Anybody else's is not found.</summary>
internal static class OwnInvitations
{
    /// <summary>What the supplier knows of: sent, whether declined or not.</summary>
    public static IQueryable<DemandInvitation> SentTo(this IQueryable<DemandInvitation> invitations, OrganisationId supplier) =>
        invitations.Where(i => i.Organisation == supplier && (i.State == DemandInvitationState.Sent || i.State == DemandInvitationState.Declined));

    /// <summary>Whether a supplier may propose to a demand for the invited: also after having declined.</summary>
    public static IQueryable<DemandInvitation> InvitedTo(this IQueryable<DemandInvitation> invitations, DemandId demand, OrganisationId supplier) =>
        invitations.SentTo(supplier).Where(i => i.Demand == demand);

    /// <summary>Those that a supplier can still answer with a proposal.</summary>
    public static IQueryable<OpenInvitation> OpenInvitations(this MarketplaceDb db, OrganisationId supplier, DateOnly today) => db.DemandInvitations.AsNoTracking()
        .Where(i => i.Organisation == supplier && i.State == DemandInvitationState.Sent)
        .Join(db.Demands, i => i.Demand, d => d.Id, (i, d) => new OpenInvitation { Invitation = i, Demand = d })
        .Where(x => x.Demand.Status == DemandStatus.Open && (x.Demand.ProposalsUntil == null || x.Demand.ProposalsUntil >= today))
        .Where(x => !db.Proposals.Any(p => p.Demand == x.Demand.Id && p.Organisation == supplier && p.State != ProposalState.Withdrawn));

    public static IQueryable<DemandInvitation> InvitationsBy(this MarketplaceDb db, OrganisationId asker) =>
        db.DemandInvitations.Where(i => db.Demands.Any(d => d.Id == i.Demand && d.Organisation == asker));
}
