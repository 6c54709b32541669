using Marketplace.Application.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Demands;

/// <summary>The asker learns that an invited supplier will not propose.</summary>
internal sealed class WriteToAskerWhenDemandInvitationIsDeclined(InvitationMail mail) : IReaction<DemandInvitationDeclined>
{
    public Task On(DemandInvitationDeclined deed, CancellationToken cancellationToken) => mail.WriteToAsker(deed.Invitation, "DemandInvitationDeclined", cancellationToken);
}
