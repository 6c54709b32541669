using Marketplace.Application.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Demands;

/// <summary>The supplier learns that it is invited.</summary>
internal sealed class WriteToSupplierWhenDemandInvitationIsSent(InvitationMail mail) : IReaction<DemandInvitationSent>
{
    public Task On(DemandInvitationSent deed, CancellationToken cancellationToken) => mail.WriteToSupplier(deed.Invitation, "DemandInvitationSent", cancellationToken);
}
