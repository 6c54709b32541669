using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Somebody with an account joins the organisation that invited their address.</summary>
[AllowedToSignedIn]
public sealed record AcceptInvitation(LinkId Invitation, Secret Key, MembershipId Membership) : ICommand;

internal sealed class AcceptInvitationHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AcceptInvitation>
{
    protected override async Task Handle(AcceptInvitation command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var invitation = await db.Links.Use(command.Invitation, LinkPurpose.JoinOrganisation, command.Key, now, cancellationToken);
        var mail = await db.Members.Where(m => m.Id == caller.Person).Select(m => m.Mail).SingleAsync(cancellationToken);
        OrganisationRules.AnInvitationIsForItsAddress.Require(string.Equals(mail, invitation.Mail, StringComparison.OrdinalIgnoreCase));
        var organisation = await db.Organisations.SingleAsync(o => o.Id == invitation.Organisation, cancellationToken);
        organisation.Admit(command.Membership, caller.Person, invitation.Role!.Value, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
