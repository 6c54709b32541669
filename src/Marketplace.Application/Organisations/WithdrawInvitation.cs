using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>A representative takes an invitation back: its link opens nothing any more.</summary>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record WithdrawInvitation(LinkId Invitation) : ICommand;

internal sealed class WithdrawInvitationHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<WithdrawInvitation>
{
    protected override async Task Handle(WithdrawInvitation command, CancellationToken cancellationToken)
    {
        var invitation = await db.Links.Where(l => l.Id == command.Invitation && l.Organisation == caller.Organisation && l.Purpose == LinkPurpose.JoinOrganisation && l.UsedAt == null).Found(cancellationToken);
        invitation.Spend(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
