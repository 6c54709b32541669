using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>An asker no longer asks a supplier that has not answered yet.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record TakeInvitationBack(DemandInvitationId Invitation, Version Seen) : ICommand;

internal sealed class TakeInvitationBackHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<TakeInvitationBack>
{
    protected override async Task Handle(TakeInvitationBack command, CancellationToken cancellationToken)
    {
        var invitation = await db.InvitationsBy(caller.Organisation).Find(command.Invitation, command.Seen, cancellationToken);
        invitation.TakeBack();
        await db.SaveChangesAsync(cancellationToken);
    }
}
