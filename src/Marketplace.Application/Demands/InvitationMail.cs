using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Demands;

/// <summary>Letters about invitations to demands. They say what happened and where to go on, never who asks.</summary>
internal sealed class InvitationMail(MarketplaceDb db, SiteAddress site, TimeProvider clock)
{
    /// <summary>To the people of the supplier who negotiate: {0} the demand's title, {1} its code, {2} its address.</summary>
    public async Task WriteToSupplier(DemandInvitationId id, string key, CancellationToken cancellationToken)
    {
        var (invitation, demand) = await Both(id, cancellationToken);
        await Write(invitation, demand, invitation.Organisation, Power.Negotiate, $"demands/{demand.Code}", key, cancellationToken);
    }

    /// <summary>To the people of the asker who draft: {2} address of the demand's invitations.</summary>
    public async Task WriteToAsker(DemandInvitationId id, string key, CancellationToken cancellationToken)
    {
        var (invitation, demand) = await Both(id, cancellationToken);
        await Write(invitation, demand, demand.Organisation, Power.Draft, $"my/demands/{demand.Id.Value}/invitations", key, cancellationToken);
    }

    private Task Write(DemandInvitation invitation, Demand demand, OrganisationId to, Power power, string page, string key, CancellationToken cancellationToken) => db.WriteTo(
        to, power, key, invitation.Id.Value, clock.GetUtcNow().UtcDateTime,
        language => [demand.Public!.Content.Title.In(language).Text, demand.Code, site.Link(language, page)], cancellationToken);

    /// <summary>The invitation at hand is tracked, and may not be saved yet.</summary>
    private async Task<(DemandInvitation Invitation, Demand Demand)> Both(DemandInvitationId id, CancellationToken cancellationToken)
    {
        var invitation = await db.DemandInvitations.FindAsync([id], cancellationToken) ?? throw new InvalidOperationException($"There is no invitation {id.Value}.");
        var demand = await db.Demands.FindAsync([invitation.Demand], cancellationToken) ?? throw new InvalidOperationException($"There is no demand {invitation.Demand.Value}.");
        return (invitation, demand);
    }
}
