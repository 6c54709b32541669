using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Demands;

/// <summary>Whose invitation it is: the asker's to take back, the invited supplier's to decline. Anybody else's is not found.</summary>
internal static class OwnInvitations
{
    /// <summary>What the supplier knows of: sent, whether declined or not.</summary>
    public static IQueryable<DemandInvitation> SentTo(this IQueryable<DemandInvitation> invitations, OrganisationId supplier) =>
        invitations.Where(i => i.Organisation == supplier && (i.State == DemandInvitationState.Sent || i.State == DemandInvitationState.Declined));

    /// <summary>Whether a supplier may propose to a demand for the invited: also after having declined.</summary>
    public static IQueryable<DemandInvitation> InvitedTo(this IQueryable<DemandInvitation> invitations, DemandId demand, OrganisationId supplier) =>
        invitations.SentTo(supplier).Where(i => i.Demand == demand);

    public static IQueryable<DemandInvitation> InvitationsBy(this MarketplaceDb db, OrganisationId asker) =>
        db.DemandInvitations.Where(i => db.Demands.Any(d => d.Id == i.Demand && d.Organisation == asker));
}
